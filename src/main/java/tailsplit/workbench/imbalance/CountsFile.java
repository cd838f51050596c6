package tailsplit.workbench.imbalance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UserFile;

/** Images of each class as a CSV file with the columns class and images. */
public final class CountsFile {
    private CountsFile() {}

    /** @throws InvalidInputException where the file cannot be written */
    public static void write(Path file, List<String> classNames, int[] counts) {
        UserFile.write(file, writer -> {
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            printer.printRecord("class", "images");
            for (int c = 0; c < counts.length; c++) {
                printer.printRecord(classNames.get(c), counts[c]);
            }
        });
    }

    /**
     * Classes are found by their names; where the file names none of them, its rows stand for the classes in order.
     *
     * @param available the most that each class may have
     * @throws InvalidInputException where the file does not hold a count for every class
     */
    public static int[] read(Path file, List<String> classNames, int[] available) {
        List<List<String>> rows = rows(file);
        boolean named = rows.stream().anyMatch(row -> row.size() > 1 && classNames.contains(row.getFirst()));
        int[] counts = new int[classNames.size()];
        int place = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            String where = "%s: row %d".formatted(file.getFileName(), i + 1);
            if (i == 0 && !row.getLast().matches("\\d+")) {
                continue; // a header
            }
            int label = named ? classNames.indexOf(row.getFirst()) : place++;
            if (label < 0 || label >= counts.length) {
                throw new InvalidInputException("%s: found %s; allowed: a row for each of the %d classes"
                        .formatted(where, String.join(",", row), counts.length));
            }
            counts[label] = count(row.getLast(), available[label], where);
        }
        int missing = Arrays.stream(counts).boxed().toList().indexOf(0);
        if (missing >= 0) {
            throw new InvalidInputException("%s: found no count for the class %s; allowed: a row for each class"
                    .formatted(file.getFileName(), classNames.get(missing)));
        }
        return counts;
    }

    private static int count(String text, int available, String where) {
        int count = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (count < 1 || count > available) {
            throw new InvalidInputException("%s: found %s; allowed: 1 to %d, all images that the class has"
                    .formatted(where, text, available));
        }
        return count;
    }

    private static List<List<String>> rows(Path file) {
        CSVFormat format = CSVFormat.RFC4180.builder().setTrim(true).setIgnoreEmptyLines(true).get();
        try (Reader reader = Files.newBufferedReader(file)) {
            List<List<String>> rows = new ArrayList<>();
            for (CSVRecord row : format.parse(reader)) {
                rows.add(row.toList());
            }
            return rows;
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
        } catch (java.io.UncheckedIOException e) {
            throw new InvalidInputException("cannot read %s: it is not a CSV file".formatted(file), e);
        }
    }
}
