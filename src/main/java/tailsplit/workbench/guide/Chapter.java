package tailsplit.workbench.guide;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * One file of the guide.
 *
 * @param file     its name, which links use
 * @param document its blocks
 * @param sections from each heading to the next, the first one with the chapter's title
 */
record Chapter(String file, Node document, List<Section> sections) {
    Chapter(String file, Node document) {
        this(file, document, sections(file, document));
    }

    String title() {
        return sections.getFirst().title();
    }

    private static List<Section> sections(String file, Node document) {
        List<Section> sections = new ArrayList<>();
        List<Node> blocks = new ArrayList<>();
        Heading heading = null;
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            if (!(block instanceof Heading next)) {
                blocks.add(block);
            } else {
                if (heading != null) {
                    sections.add(Section.of(file, heading, blocks, sections));
                }
                heading = next;
                blocks.clear();
            }
        }
        if (heading == null) {
            throw new IllegalArgumentException(file + " has no title");
        }
        sections.add(Section.of(file, heading, blocks, sections));
        return List.copyOf(sections);
    }
}
