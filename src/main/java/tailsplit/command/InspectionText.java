package tailsplit.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tailsplit.dataset.Inspection;

/** What an inspection found, on the terminal. */
final class InspectionText {
    /** Of more classes than the first number, the second is printed. */
    private static final int ALL = 100;
    private static final int SOME = 50;

    private InspectionText() {}

    static void print(Inspection inspection, PrintStream out) {
        TextTable.print(inspection.facts().entrySet().stream().map(fact -> List.of(fact.getKey(), fact.getValue())).toList(), 2, out);
        out.println();
        List<List<String>> table = inspection.classTable();
        int shown = table.size() - 1 > ALL ? SOME : table.size() - 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.getFirst().stream().map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)).toList());
        rows.addAll(table.subList(1, shown + 1));
        TextTable.print(rows, 1, out);
        if (shown < table.size() - 1) {
            out.printf(Locale.ROOT, "and %,d more classes, which --csv lists%n", table.size() - 1 - shown);
        }
        if (!inspection.notices().isEmpty() || !inspection.warnings().isEmpty()) {
            out.println();
        }
        inspection.notices().forEach(notice -> out.println("Note: " + notice));
        inspection.warnings().forEach(warning -> out.println("Warning: " + warning));
    }
}
