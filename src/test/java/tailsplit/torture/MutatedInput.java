package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Files that the program reads, one of them a little changed at random; in the first case none.
 *
 * @param files   as they should be, by their place in a folder
 * @param reading of the folder
 */
record MutatedInput(String kind, String words, Supplier<Map<String, byte[]>> files, Reading reading) implements Attack {
    private static final int CASES = 1000;

    /** Reads what lies in a folder; throws what the program throws. */
    @FunctionalInterface
    interface Reading {
        void read(Path folder) throws Exception;
    }

    @Override
    public int cases() {
        return CASES;
    }

    @Override
    public List<Integer> share() {
        return IntStream.range(0, CASES).filter(number -> number % 20 == 0).boxed().toList();
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        Random random = new Random(number);
        Map<String, byte[]> whole = files.get();
        String harmed = number == 0 ? "" : List.copyOf(whole.keySet()).get(random.nextInt(whole.size()));
        for (Map.Entry<String, byte[]> file : whole.entrySet()) {
            write(folder.resolve(file.getKey()), file.getKey().equals(harmed) ? new Mutation(random).of(file.getValue()) : file.getValue());
        }
        reading.read(folder);
        return Outcome.well();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, content);
    }
}
