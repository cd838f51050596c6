package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table as LaTeX with booktabs. */
final class Latex {
    private static final Map<Integer, String> ESCAPES =
            Map.ofEntries(Map.entry((int) '\\', "\\textbackslash{}"), Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"), Map.entry((int) '$', "\\$"), Map.entry((int) '&', "\\&"), Map.entry((int) '%', "\\%"),
            Map.entry((int) '#', "\\#"), Map.entry((int) '_', "\\_"), Map.entry((int) '~', "\\textasciitilde{}"),
            Map.entry((int) '^', "\\textasciicircum{}"), Map.entry((int) '<', "\\textless{}"), Map.entry((int) '>', "\\textgreater{}"),
            Map.entry((int) '|', "\\textbar{}"), Map.entry((int) '"', "\\textquotedbl{}"), Map.entry((int) '\u00b1', "$\\pm$"),
            Map.entry((int) '\u2013', "--"), Map.entry((int) '[', "{[}"), Map.entry((int) ']', "{]}"));

    /** More columns than these cannot be read on an upright page. */
    private static final int WIDE = 12;

    private Latex() {}

    static String document(ResultTable table) {
        return """
                \\documentclass{article}
                \\usepackage[T1]{fontenc}
                \\usepackage{booktabs}
                \\usepackage{graphicx}
                \\usepackage[a4paper,%smargin=15mm]{geometry}
                \\begin{document}
                %% The table begins; it needs booktabs and graphicx.
                %s%% The table ends.
                \\end{document}
                """.formatted(isWide(table) ? "landscape," : "", table(table));
    }

    private static boolean isWide(ResultTable table) {
        return table.labels().size() + table.columns().size() > WIDE;
    }

    private static String table(ResultTable table) {
        StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n\\caption{")
                .append(escaped(table.title())).append(". ").append(escaped(table.metric())).append(".}\n")
                .append("\\setlength{\\tabcolsep}{3pt}\n")
                .append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n\\begin{tabular}{")
                .append("l".repeat(table.labels().size())).append("r".repeat(table.columns().size())).append("}\n\\toprule\n");
        groups(table, text);
        text.append(line(Stream.concat(table.labels().stream(), table.columns().stream().map(ResultTable.Column::name))
                .map(Latex::escaped).toList()))
                .append("\\midrule\n");
        for (ResultTable.Row row : table.rows()) {
            text.append(line(Stream.concat(row.labels().stream().map(Latex::escaped), row.cells().stream().map(Latex::cell)).toList()));
        }
        text.append("\\bottomrule\n\\end{tabular}}\n");
        List<String> notes = table.notes();
        if (!notes.isEmpty()) {
            text.append("\\par\\smallskip\\raggedright\\footnotesize ")
                    .append(notes.stream().map(Latex::escaped).collect(Collectors.joining(". "))).append(".\n");
        }
        return text.append("\\end{table}\n").toString();
    }

    /** Neighbours of one group share a heading and a rule under it. */
    private static void groups(ResultTable table, StringBuilder text) {
        if (table.columns().stream().allMatch(column -> column.group().isEmpty())) {
            return;
        }
        int labels = table.labels().size();
        List<String> heads = new ArrayList<>(table.labels().stream().map(_ -> "").toList());
        StringBuilder rules = new StringBuilder();
        for (int c = 0; c < table.columns().size();) {
            String group = table.columns().get(c).group();
            int end = c;
            while (end < table.columns().size() && table.columns().get(end).group().equals(group)) {
                end++;
            }
            heads.add("\\multicolumn{%d}{c}{%s}".formatted(end - c, escaped(group)));
            rules.append("\\cmidrule(lr){%d-%d}".formatted(labels + c + 1, labels + end));
            c = end;
        }
        text.append(line(heads)).append(rules).append('\n');
    }

    private static String cell(ResultCell cell) {
        String text = escaped(cell.text()).replaceFirst("^-(?=\\d)", "\\$-\\$");
        return cell instanceof ResultCell.Score score && score.best() ? "\\textbf{" + text + "}" : text;
    }

    private static String line(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }

    static String escaped(String text) {
        return text.replaceAll("\\s+", " ").codePoints().mapToObj(point -> ESCAPES.getOrDefault(point, Character.toString(point)))
                .collect(Collectors.joining());
    }
}
