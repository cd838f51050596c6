package tailsplit.workbench.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * The chapters of the guide, in the order in which its first page links to them. Their source is {@code src/site}.
 *
 * @param chapters the first page, then what it lists
 */
record Guide(List<Chapter> chapters) {
    private static final String FOLDER = "/tailsplit/guide/";
    private static final String FIRST = "README.md";
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** As it is shipped with the program. */
    static Guide read() {
        Chapter first = parse(FIRST);
        List<Chapter> chapters = new ArrayList<>(List.of(first));
        links(first.document()).stream().map(Link::getDestination).filter(to -> to.endsWith(".md")).distinct()
                .map(Guide::parse).forEach(chapters::add);
        return new Guide(List.copyOf(chapters));
    }

    private static Chapter parse(String file) {
        try (InputStream in = resource(file).openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Chapter(file, PARSER.parse(text.replace(SettingsList.PLACE, SettingsList.markdown())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chapter's file or a picture that it shows. */
    static URL resource(String path) {
        return Objects.requireNonNull(Guide.class.getResource(FOLDER + path), path);
    }

    static List<Link> links(Node within) {
        List<Link> links = new ArrayList<>();
        within.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
                visitChildren(link);
            }
        });
        return links;
    }

    Chapter chapter(Section section) {
        return chapter(section.file()).orElseThrow();
    }

    private Optional<Chapter> chapter(String file) {
        return chapters.stream().filter(each -> each.file().equals(file)).findFirst();
    }

    /**
     * The section that a link leads to.
     *
     * @param from the chapter that the link stands in
     */
    Optional<Section> target(Chapter from, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        return (file.isEmpty() ? Optional.of(from) : chapter(file)).flatMap(chapter -> hash < 0
                ? Optional.of(chapter.sections().getFirst())
                : chapter.sections().stream().filter(each -> each.anchor().equals(link.substring(hash + 1))).findFirst());
    }

    /** The sections that hold every word of a query, those with a word in their titles first. */
    List<Section> search(String query) {
        List<String> words = words(query);
        return words.isEmpty() ? List.of() : chapters.stream().flatMap(chapter -> chapter.sections().stream())
                .filter(section -> words.stream().allMatch(section::holds))
                .sorted(Comparator.comparingLong(section -> -words.stream().filter(section::isTitledWith).count()))
                .toList();
    }

    static List<String> words(String query) {
        return Stream.of(query.toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
