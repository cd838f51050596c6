package tailsplit.workbench.guide;

import java.util.List;
import java.util.Locale;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * What stands below a heading, up to the next one.
 *
 * @param file   of its chapter
 * @param level  of its heading, from 1
 * @param anchor the heading as a link has it, as code hosts make it
 * @param text   without any marks or the heading
 */
record Section(String file, String title, int level, String anchor, String text) {
    private static final int BEFORE = 30;
    private static final int AFTER = 70;

    /** @param earlier sections of the chapter, whose anchors are taken */
    static Section of(String file, Heading heading, List<Node> blocks, List<Section> earlier) {
        String title = PlainText.of(heading);
        String anchor = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
        long taken = earlier.stream().filter(section -> section.anchor().replaceAll("-\\d+$", "").equals(anchor)).count();
        return new Section(file, title, heading.getLevel(), taken == 0 ? anchor : anchor + "-" + taken,
                String.join(" ", blocks.stream().map(PlainText::of).toList()));
    }

    /** @param word in lower case */
    boolean holds(String word) {
        return isTitledWith(word) || text.toLowerCase(Locale.ROOT).contains(word);
    }

    /** @param word in lower case */
    boolean isTitledWith(String word) {
        return title.toLowerCase(Locale.ROOT).contains(word);
    }

    /** The text around a word, in a line. */
    String excerpt(String word) {
        int at = Math.max(0, text.toLowerCase(Locale.ROOT).indexOf(word));
        int from = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
        int to = Math.min(text.length(), at + AFTER);
        return (from > 0 ? "\u2026" : "") + text.substring(Math.min(from, at), to) + (to < text.length() ? "\u2026" : "");
    }
}
