package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import tailsplit.command.Commands;
import tailsplit.file.Folders;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;
import tailsplit.service.WorkerProcess;

/** A training of seconds that writes every file that a run may have, and what it leaves when nothing disturbs it. */
final class TinyRun {
    private static final String CONFIGURATION = """
            name: Tiny
            dataset: {name: idx, path: data}
            imbalance: {factor: 0.5, max: 10}
            splitting: {method: cws, subclasses: auto:adaptive, adaptAt: [0.5]}
            network: {name: resnet8}
            training: {epochs: 3, batch: 16, threads: 1, keepCheckpoints: 2}
            projection: {images: 8, featuresEvery: 2}
            """;

    private final Path configuration;
    private final RunFolder whole;
    private final RunFolder half;
    private final Said evaluated;

    private TinyRun(Path configuration, RunFolder whole, RunFolder half, Said evaluated) {
        this.configuration = configuration;
        this.whole = whole;
        this.half = half;
        this.evaluated = evaluated;
    }

    /** Trained once and scored; a later start finds it there. */
    static TinyRun in(Path folder) throws IOException, InterruptedException {
        Path configuration = folder.resolve("tiny.yaml");
        if (!Files.exists(configuration)) {
            SmallData.write(SmallData.idx(), folder.resolve("data"));
            Files.writeString(configuration, CONFIGURATION);
        }
        Path workspace = folder.resolve("whole");
        succeed(Commands.run("run", configuration.toString(), "--workspace", workspace.toString(), "--resume"));
        RunFolder whole = only(workspace);
        Said evaluated = Commands.run("evaluate", whole.path().toString());
        succeed(evaluated);
        TinyRun tiny = new TinyRun(configuration, whole, in(folder.resolve("half"), whole), evaluated);
        if (tiny.half.epochs().size() != 2) {
            tiny.trainHalf();
        }
        return tiny;
    }

    private void trainHalf() throws IOException, InterruptedException {
        Folders.delete(half.path());
        begun(half.path().resolve("../.."));
        Process worker = WorkerProcess.start(half, configuration.getParent(), 1, WorkerProcess.Attachment.ATTACHED);
        while (worker.isAlive() && half.epochs().size() < 2) {
            worker.waitFor(5, TimeUnit.MILLISECONDS);
        }
        worker.destroyForcibly().waitFor();
        if (half.hasResult()) {
            throw new IllegalStateException("it ended before it could be killed: " + half.path());
        }
    }

    private static void succeed(Said said) {
        if (said.code() != ExitCode.DONE) {
            throw new IllegalStateException(said.toString());
        }
    }

    private static RunFolder only(Path workspace) throws IOException {
        try (Stream<Path> runs = Files.list(workspace.resolve("runs"))) {
            return new RunFolder(runs.findFirst().orElseThrow());
        }
    }

    Path configuration() {
        return configuration;
    }

    /** With the whole run in it. */
    Path workspace() {
        return configuration.resolveSibling("whole");
    }

    /** Finished and scored; not to be changed. */
    RunFolder whole() {
        return whole;
    }

    /** Killed after its second epoch; not to be changed. */
    RunFolder half() {
        return half;
    }

    /** The whole run in an archive. */
    Path bundle() {
        Path file = configuration.resolveSibling("tiny.zip");
        if (!Files.exists(file)) {
            succeed(Commands.run("bundle", "--out", file.toString(), "--workspace", workspace().toString()));
        }
        return file;
    }

    /** What scoring it prints. */
    Said evaluated() {
        return evaluated;
    }

    /** What a killed or damaged one must come to, without what {@code evaluate} adds. */
    Map<String, String> records() throws IOException {
        Map<String, String> records = Records.of(whole);
        records.remove("evaluations.csv");
        return records;
    }

    /** A copy in another workspace. */
    static RunFolder copy(RunFolder run, Path workspace) throws IOException {
        RunFolder copy = in(workspace, run);
        FileUtils.copyDirectory(run.path().toFile(), copy.path().toFile());
        return copy;
    }

    /** In another workspace, with nothing trained yet. */
    RunFolder begun(Path workspace) throws IOException {
        RunFolder run = in(workspace, whole);
        run.create();
        Files.copy(whole.configuration(), run.configuration());
        return run;
    }

    private static RunFolder in(Path workspace, RunFolder like) {
        return new RunFolder(workspace.resolve("runs").resolve(like.name()));
    }

    /** Trains it in a workspace, to its end. */
    Said train(Path workspace, String... more) {
        return Commands.run(Stream.concat(Stream.of("run", configuration.toString(), "--workspace", workspace.toString()), Stream.of(more))
                .toArray(String[]::new));
    }
}
