package tailsplit.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** CSV files as rows of cells: UTF-8, lines that end in \n on every system, a header in the first row. */
public final class CsvText {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private CsvText() {}

    /** The rows, the header being the first; none without a file. A last line still being written is left out. */
    public static List<List<String>> read(Path file) {
        try (CSVParser parser = CSVParser.parse(wholeLines(file), FORMAT)) {
            return parser.stream().map(CSVRecord::toList).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw UnreadableFile.of(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    /** The first row; none without a file. */
    public static Optional<List<String>> header(Path file) {
        try (CSVParser parser = CSVParser.parse(file, UTF_8, FORMAT)) {
            List<CSVRecord> first = parser.stream().limit(2).toList();
            return first.size() == 2 ? Optional.of(first.getFirst().toList())
                    : read(file).stream().findFirst(); // it may still be being written
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (UncheckedIOException e) {
            throw UnreadableFile.of(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw UnreadableFile.of(file, e);
        }
    }

    public static void write(Path file, Stream<List<String>> rows) {
        AtomicFile.write(file, writer -> print(rows, writer));
    }

    public static String text(Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try {
            print(rows, text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return text.toString();
    }

    /** Appends in one write, so that a reader or a kill meets at most one half-written line; then syncs. */
    public static void append(Path file, List<String> header, Stream<List<String>> rows) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            StringWriter text = new StringWriter();
            boolean isNew = channel.size() == 0;
            print(isNew ? Stream.concat(Stream.of(header), rows) : rows, text);
            ByteBuffer bytes = UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            if (isNew) {
                Folders.syncFolderOf(file);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot write %s: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }

    /** Drops the rows of later epochs, and a half-written last line. */
    public static void keepThrough(Path file, int epoch) {
        List<List<String>> rows = read(file);
        if (rows.isEmpty()) {
            delete(file);
            return;
        }
        int column = rows.getFirst().indexOf("epoch");
        if (column < 0) {
            throw UnreadableFile.row(file, 1, String.join(",", rows.getFirst()), "a column of epochs");
        }
        List<List<String>> kept = new ArrayList<>(rows.subList(0, 1));
        for (int row = 2; row <= rows.size(); row++) {
            if (epoch(file, rows.get(row - 1), row, column) <= epoch) {
                kept.add(rows.get(row - 1));
            }
        }
        write(file, kept.stream());
    }

    private static int epoch(Path file, List<String> cells, int row, int column) {
        String cell = column < cells.size() ? cells.get(column) : "";
        try {
            return Integer.parseInt(cell);
        } catch (NumberFormatException e) {
            throw UnreadableFile.row(file, row, cell.isEmpty() ? "no epoch" : cell, "an epoch");
        }
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new InvalidInputException("cannot delete %s: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }

    private static String wholeLines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return new String(bytes, 0, end, UTF_8);
    }

    @SuppressWarnings("resource") // the writer is its owner's to close
    private static void print(Stream<List<String>> rows, Writer writer) throws IOException {
        CSVPrinter printer = new CSVPrinter(writer, FORMAT);
        for (List<String> row : (Iterable<List<String>>) rows::iterator) {
            printer.printRecord(row);
        }
        printer.flush();
    }
}
