package tailsplit.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.dataset.DatasetSource;
import tailsplit.dataset.Datasets;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Workspace;
import tailsplit.file.Json;
import tailsplit.file.ProcessIdentity;
import tailsplit.gpu.ComputeDevice;
import tailsplit.results.Bundle;
import tailsplit.run.RunState;
import tailsplit.service.Queue;
import tailsplit.service.QueuedRun;

/** Whatever the program reads that someone else may have written. */
final class MutatedInputs {
    private static final Path SAMPLES = Path.of("sample-configs");

    private MutatedInputs() {}

    static List<Attack> all(TinyRun run) {
        return List.of(
                new MutatedInput("configurations", "changed configurations", MutatedInputs::experiments, MutatedInputs::configuration),
                new MutatedInput("grids", "changed grids of runs", MutatedInputs::experiments, MutatedInputs::grid),
                new MutatedInput("npz", "changed npz archives", SmallData::npz, folder -> load("npz", folder)),
                new MutatedInput("images", "changed images of every format", SmallData::imageFolders, folder -> load("folder", folder)),
                new MutatedInput("lists", "changed lists of images", SmallData::lists, folder -> load("folder", folder)),
                new MutatedInput("idx", "changed IDX files", SmallData::idx, folder -> load("idx", folder)),
                new MutatedInput("cifar", "changed CIFAR-10 and CIFAR-100", MutatedInputs::cifar, MutatedInputs::cifar),
                new MutatedInput("bundles", "changed bundles", () -> bundle(run), MutatedInputs::bundle),
                new MutatedInput("queues", "changed queues", MutatedInputs::queue, MutatedInputs::queue),
                new MutatedInput("records", "changed files of a run", () -> files(run.whole().path()), RunRecords::read),
                new MutatedCommandLine(run));
    }

    private static Map<String, byte[]> experiments() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            for (Path sample : samples.sorted().toList()) {
                files.put(sample.getFileName().toString(), embedded(Files.readString(sample)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.put("all.yaml", embedded(ConfigurationFile.text(Configuration.defaults())));
        return files;
    }

    /** On images that every machine has. */
    private static byte[] embedded(String experiment) {
        return experiment.replaceAll("(?<=name: )(cifar|octmnist)\\w*", "shapes10").getBytes(UTF_8);
    }

    /** What is read is read again from its own words, and its data are looked for. */
    private static void configuration(Path folder) throws IOException {
        for (Path file : in(folder)) {
            Ablation grid = AblationFile.read(file);
            String text = ConfigurationFile.text(grid.base());
            if (!ConfigurationFile.readText(text, "itself", folder).equals(grid.base())) {
                throw new AssertionError("does not read back: " + text);
            }
            Prepared.of(grid.base(), folder);
        }
    }

    private static void grid(Path folder) throws IOException {
        for (Path file : in(folder)) {
            Ablation grid = AblationFile.read(file);
            if (!AblationFile.readText(AblationFile.text(grid), "itself", folder).equals(grid)) {
                throw new AssertionError("does not read back: " + AblationFile.text(grid));
            }
            grid.cells();
        }
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void load(String kind, Path folder) {
        Datasets.load(new DatasetSource(Datasets.named(kind), Optional.of(folder), Map.of()), folder);
    }

    private static Map<String, byte[]> cifar() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        SmallData.cifar10().forEach((name, content) -> files.put("10/" + name, content));
        SmallData.cifar100().forEach((name, content) -> files.put("100/" + name, content));
        return files;
    }

    private static void cifar(Path folder) {
        load("cifar10", folder.resolve("10"));
        load("cifar100", folder.resolve("100"));
    }

    private static Map<String, byte[]> bundle(TinyRun run) {
        try {
            return Map.of("tiny.zip", Files.readAllBytes(run.bundle()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bundle(Path folder) {
        Workspace workspace = new Workspace(folder.resolve("workspace"));
        Bundle.read(folder.resolve("tiny.zip"), workspace);
        workspace.summaries().forEach(summary -> summary.problem());
    }

    private static Map<String, byte[]> queue() {
        return Map.of("queue.json", Json.text(new Queue(true, List.of(new QueuedRun("run", ComputeDevice.of("cpu"), 2, RunState.WAITING,
                Optional.of("why"), Optional.of(ProcessIdentity.current()))))).getBytes(UTF_8));
    }

    private static void queue(Path folder) {
        if (Json.read(folder.resolve("queue.json"), Queue.class).isEmpty()) {
            throw new AssertionError("a queue that is there is not found");
        }
    }

    /** All files below a folder. */
    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
