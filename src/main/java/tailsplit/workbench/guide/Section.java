package tailsplit.workbench.guide;

import java.util.List;
import java.util.Locale;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.commonmark.ext.gfm.tables.TablesExtension;

/**
 * What stands below a heading, up to the next one.
 *
 * @param file   of its chapter
 * @param level  of its heading, from 1
 * @param anchor the heading as a link has it, as code hosts make it
 * @param text   without any marks, the heading included
 */
record Section(String file, String title, int level, String anchor, String text) {
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create())).lineBreakRendering(LineBreakRendering.STRIP).build();
    private static final int BEFORE = 30;
    private static final int AFTER = 90;

    static Section of(String file, Heading heading, List<Node> blocks) {
        String title = plain(heading);
        return new Section(file, title, heading.getLevel(), anchor(title), String.join(" ", blocks.stream().map(Section::plain).toList()));
    }

    /** The text of a block. */
    static String plain(Node block) {
        return TEXT.render(block).replaceAll("</?su[bp]>", "").strip();
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    boolean holds(String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }

    boolean isTitledWith(String word) {
        return title.toLowerCase(Locale.ROOT).contains(word);
    }

    /** The text around a word, in a line. */
    String excerpt(String word) {
        String body = text.substring(Math.min(text.length(), title.length())).strip();
        int at = Math.max(0, body.toLowerCase(Locale.ROOT).indexOf(word));
        int from = at <= BEFORE ? 0 : body.indexOf(' ', at - BEFORE) + 1;
        int to = Math.min(body.length(), Math.max(from, at) + AFTER);
        return (from > 0 ? "\u2026" : "") + body.substring(Math.min(from, to), to) + (to < body.length() ? "\u2026" : "");
    }
}
