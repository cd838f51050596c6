package tailsplit.workbench.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.junit.jupiter.api.Test;
import tailsplit.experiment.Settings;
import tailsplit.setting.Setting;

class GuideTest {
    private static final Path SOURCE = Path.of("src/site");

    private final Guide guide = Guide.read();

    @Test
    void everyFileOfTheSourceIsAChapter() throws Exception {
        try (Stream<Path> files = Files.list(SOURCE)) {
            Set<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".md"))
                    .collect(Collectors.toSet());
            assertEquals(names, guide.chapters().stream().map(Chapter::file).collect(Collectors.toSet()));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Chapter chapter : guide.chapters()) {
            for (Link link : Guide.links(chapter.document())) {
                assertTrue(link.getDestination().startsWith("https://") || guide.target(chapter, link.getDestination()).isPresent(),
                        chapter.file() + ": " + link.getDestination());
            }
        }
    }

    @Test
    void everyPictureIsThereAndSaysWhatItShows() {
        for (Chapter chapter : guide.chapters()) {
            chapter.document().accept(new AbstractVisitor() {
                @Override
                public void visit(Image image) {
                    assertTrue(Files.isRegularFile(SOURCE.resolve(image.getDestination())), image.getDestination());
                    assertTrue(PlainText.of(image).length() > 10, image.getDestination());
                }
            });
        }
    }

    @Test
    void everySettingIsExplained() {
        Chapter settings = guide.chapters().stream().filter(chapter -> chapter.file().equals("settings.md")).findFirst().orElseThrow();
        for (Setting<?> setting : Settings.ALL) {
            assertTrue(settings.sections().stream().anyMatch(section -> section.title().equals(setting.label())
                    && section.text().contains(setting.help()) && section.text()
                    .contains(setting.key() + "; allowed: " + setting.type().allowed())), setting.key());
        }
    }

    @Test
    void headingsOfTheSameNameHaveAnchorsOfTheirOwn() {
        for (Chapter chapter : guide.chapters()) {
            Set<String> anchors = chapter.sections().stream().map(Section::anchor).collect(Collectors.toSet());
            assertEquals(chapter.sections().size(), anchors.size(), chapter.file());
        }
        assertEquals(List.of("loss", "loss-1"), guide.chapters().stream().flatMap(chapter -> chapter.sections().stream())
                .filter(section -> section.file().equals("settings.md") && section.title().equals("Loss")).map(Section::anchor).toList());
    }

    @Test
    void aSearchFindsSectionsWithAllOfItsWordsTitlesFirst() {
        assertEquals("Attenuation", guide.search("Attenuation").getFirst().title());
        List<Section> found = guide.search("  byte\tresume ");
        assertTrue(found.stream().anyMatch(section -> section.file().equals("command-line.md")), found::toString);
        assertTrue(found.stream().allMatch(section -> section.holds("byte") && section.holds("resume")));
        assertEquals(List.of(), guide.search("zyzzyva"));
        assertEquals(List.of(), guide.search(" "));
    }

    @Test
    void anExcerptShowsTheWordInItsSurroundings() {
        Section section = guide.search("splitting.attenuation").getFirst();
        assertTrue(section.excerpt("equation").contains("Equation 4"), section.excerpt("equation"));
        assertTrue(section.excerpt("equation").length() < 110);
    }

    @Test
    void aColumnIsNotNarrowerThanItsLongestWord() {
        double[] percent = ColumnWidths.percent(List.of(List.of("a", "splitting.subclasses", "words ".repeat(40))));
        assertEquals(100, percent[0] + percent[1] + percent[2], 1e-9);
        assertTrue(6 * percent[1] >= 20 * 7.6, "in a table of 600 pixels it has " + 6 * percent[1]);
        assertTrue(percent[2] > percent[1] && percent[1] > percent[0]);
    }
}
