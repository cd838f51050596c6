package tailsplit.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tailsplit.experiment.Ablation;
import tailsplit.experiment.AblationFile;
import tailsplit.experiment.AblationFolder;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunSummary;
import tailsplit.experiment.Settings;
import tailsplit.experiment.Workspace;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.file.UserFile;
import tailsplit.run.RunFolder;

/**
 * Results as a zip archive, enough to check and to repeat them elsewhere: of every run that has ended its configuration,
 * versions, curves, predictions and scores; the images that it trained on; the ablation and its tables. Checkpoints and
 * features are left out, and so are the folders of the user, the name of the machine and every file that is not the run's own.
 */
public final class Bundle {
    /** Of an archive unpacked: far more than runs leave, far less than would fill a disk. */
    private static final long MOST_BYTES = 64L << 30;
    private static final String RUNS = "runs/";
    private static final String ABLATIONS = "ablations/";
    private static final Set<String> TEXTS =
            Set.of("config.yaml", "ablation.yaml", "provenance.json", "status.json", "result.json", "runs.json");
    private static final Set<String> LEFT_OUT =
            Set.of("checkpoints", "tensorboard", ".lock", ".evaluation-lock", ".stop", "log.txt", "crash.txt");
    private static final String ABOUT = """
            Results of Tailsplit. runs/ has a folder for each run: config.yaml is its configuration, provenance.json the versions,
            result.json the scores, predictions.csv the class probabilities of every test image. splits/ lists the training
            images of each selection by class and position in the official training set; tables/ has the tables.
            'tailsplit import FILE.zip --workspace DIR' takes it into a workspace.
            """;

    private Bundle() {}

    /** Gives the data of a configuration; throws {@link InvalidInputException} where they are not there. */
    @FunctionalInterface
    public interface Preparing {
        Prepared prepare(RunSummary run);
    }

    /**
     * @param ablation whose runs these are, if they are
     * @return sentences about what could not be put in
     * @throws InvalidInputException where a file cannot be read or written
     */
    public static List<String> write(Optional<AblationFolder> ablation, List<Observation> observations,
            ResultTable table, Preparing preparing, Path file) {
        List<RunSummary> runs = observations.stream().flatMap(each -> each.run().stream())
                .filter(run -> run.result().isPresent()).distinct().toList();
        List<String> notices = new ArrayList<>();
        UserFile.writeBytes(file, out -> {
            @SuppressWarnings("resource") // the stream is its owner's to close
            ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
            text(zip, "README.txt", ABOUT);
            for (RunSummary run : runs) {
                folder(zip, RUNS + run.run() + "/", run.folder().path());
            }
            if (ablation.isPresent()) {
                folder(zip, ABLATIONS + ablation.get().name() + "/", ablation.get().path());
            }
            splits(zip, runs, preparing, notices);
            tables(zip, observations, table);
            zip.finish();
        });
        return notices;
    }

    /**
     * Takes the runs and the ablation of an archive into a workspace; what is there already stays as it is.
     *
     * @return the names of the runs that were new
     * @throws InvalidInputException where the archive cannot be read or is none of Tailsplit's
     */
    public static Set<String> read(Path file, Workspace workspace) {
        return read(file, workspace, MOST_BYTES);
    }

    static Set<String> read(Path file, Workspace workspace, long mostBytes) {
        try (ZipFile zip = new ZipFile(file.toFile(), UTF_8)) {
            long unpacked = zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
            if (unpacked > mostBytes) {
                throw tooBig(file, mostBytes);
            }
            Files.createDirectories(workspace.folder());
            // a folder of its own, as several imports may be under way
            Path temporary = Files.createTempDirectory(workspace.folder(), ".import-").toAbsolutePath();
            try {
                long left = mostBytes;
                for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(each -> (ZipEntry) each)::iterator) {
                    left -= extract(zip, entry, temporary, file, left);
                    if (left < 0) {
                        throw tooBig(file, mostBytes);
                    }
                }
                Set<String> fresh = move(temporary.resolve(RUNS), workspace.runs(), "config.yaml");
                if (fresh.isEmpty() && !holds(temporary.resolve(RUNS), "config.yaml")) {
                    throw new InvalidInputException("%s: found no runs; allowed: an archive made by 'tailsplit bundle'".formatted(file));
                }
                move(temporary.resolve(ABLATIONS), workspace.ablations(), "ablation.yaml");
                return fresh;
            } finally {
                Folders.delete(temporary);
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }

    private static InvalidInputException tooBig(Path file, long mostBytes) {
        return new InvalidInputException("%s: found more than %d GB unpacked; allowed: up to that".formatted(file, mostBytes >> 30));
    }

    private static void folder(ZipOutputStream zip, String name, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
                Path within = folder.relativize(file);
                String own = within.getFileName().toString();
                if (!LEFT_OUT.contains(within.getName(0).toString()) && (TEXTS.contains(own) || own.endsWith(".csv"))) {
                    zip.putNextEntry(new ZipEntry(name + within.toString().replace('\\', '/')));
                    zip.write(shared(file));
                    zip.closeEntry();
                }
            }
        }
    }

    /** A file without its user's folders and the name of the machine. */
    private static byte[] shared(Path file) throws IOException {
        RunFolder run = new RunFolder(Objects.requireNonNull(file.getParent()));
        return switch (file.getFileName().toString()) {
            case "config.yaml" -> ConfigurationFile.text(shared(ConfigurationFile.read(file))).getBytes(UTF_8);
            case "ablation.yaml" -> AblationFile.text(shared(AblationFile.read(file))).getBytes(UTF_8);
            case "provenance.json" -> Json.text(run.provenance().orElseThrow().withoutPlaces()).getBytes(UTF_8);
            case "status.json" -> Json.text(run.status().orElseThrow().withoutHost()).getBytes(UTF_8);
            default -> Files.readAllBytes(file);
        };
    }

    private static Configuration shared(Configuration own) {
        return own.with(Settings.DATASET_PATH, own.get(Settings.DATASET_PATH).map(Path::getFileName));
    }

    private static Ablation shared(Ablation own) {
        return new Ablation(shared(own.base()), own.axes(), own.only(), own.except());
    }

    private static List<Observation> shared(List<Observation> observations) {
        return observations.stream().map(each -> new Observation(shared(each.asked()), each.run(), each.standing())).toList();
    }

    /** Each selection once: runs of one seed and factor share it. */
    private static void splits(ZipOutputStream zip, List<RunSummary> runs, Preparing preparing, List<String> notices) throws IOException {
        Set<String> written = new TreeSet<>();
        List<List<String>> index = new ArrayList<>(List.of(List.of("run", "split")));
        for (RunSummary run : runs) {
            try {
                Prepared prepared = preparing.prepare(run);
                String name = prepared.split().checksum().substring(0, 12) + ".csv";
                index.add(List.of(Export.safe(run.run()), name));
                if (written.add(name)) {
                    text(zip, "splits/" + name, prepared.split().csv());
                }
            } catch (InvalidInputException e) {
                notices.add("The images of %s are not listed: %s".formatted(run.run(), e.getMessage()));
            }
        }
        text(zip, "splits/runs.csv", Export.print(index));
    }

    private static void tables(ZipOutputStream zip, List<Observation> observations, ResultTable table) throws IOException {
        text(zip, "tables/table.csv", Export.csv(table));
        text(zip, "tables/table.tex", Latex.document(table));
        text(zip, "tables/table.md", Export.markdown(table));
        text(zip, "tables/runs.csv", Export.tidyCsv(shared(observations)));
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    /**
     * @param most bytes; of more, some more are written than that
     * @return how many were written
     */
    private static long extract(ZipFile zip, ZipEntry entry, Path temporary, Path file, long most) throws IOException {
        boolean wanted = !entry.isDirectory() && (entry.getName().startsWith(RUNS) || entry.getName().startsWith(ABLATIONS));
        if (!wanted) {
            return 0;
        }
        Path target = temporary.resolve(entry.getName()).normalize();
        if (!target.startsWith(temporary)) {
            throw new InvalidInputException("%s: found the entry %s; allowed: names within the archive".formatted(file, entry.getName()));
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int read = in.read(buffer); read >= 0 && written <= most; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                written += read;
            }
            return written;
        }
    }

    /** Whether a folder in that folder has the file. */
    private static boolean holds(Path folders, String needed) throws IOException {
        return !those(folders, needed).isEmpty();
    }

    /** The folders in a folder that have a file: others are no runs. */
    private static List<Path> those(Path folders, String needed) throws IOException {
        if (!Files.isDirectory(folders)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folders)) {
            return all.filter(each -> Files.isRegularFile(each.resolve(needed))).sorted().toList();
        }
    }

    /**
     * Whoever else imports the same at the same time may be first: then that run is not a new one here.
     *
     * @param needed what makes a folder one of those that are wanted
     * @return the names of the folders that were not there
     */
    private static Set<String> move(Path from, Path to, String needed) throws IOException {
        Set<String> moved = new TreeSet<>();
        Files.createDirectories(to);
        for (Path folder : those(from, needed)) {
            Path target = to.resolve(folder.getFileName().toString());
            if (!Files.exists(target)) {
                try {
                    Folders.moveInto(folder, target);
                    moved.add(folder.getFileName().toString());
                } catch (FileSystemException e) {
                    if (!Files.exists(target)) { // else it has come meanwhile
                        throw e;
                    }
                }
            }
        }
        return moved;
    }
}
