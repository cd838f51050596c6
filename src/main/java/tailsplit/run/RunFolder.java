package tailsplit.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tailsplit.file.AtomicFile;
import tailsplit.file.CsvText;
import tailsplit.file.ExclusiveLock;
import tailsplit.file.FileProblem;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;
import tailsplit.file.Json;
import tailsplit.file.ProcessIdentity;
import tailsplit.file.UnreadableFile;

/**
 * What a run leaves behind: the one place of its files' names and layouts. CSV files of epochs grow by a few rows an
 * epoch and may be read meanwhile; all other files appear whole. Every method throws {@link InvalidInputException}
 * where a file cannot be read or written.
 */
public final class RunFolder {
    private static final List<String> GROWING =
            List.of("epochs.csv", "timing.csv", "class-accuracy.csv", "subclasses.csv", "split.csv", "subclass-numbers.csv");

    private final Path folder;

    public RunFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder and those in it where they are missing. */
    public void create() {
        try {
            Files.createDirectories(checkpoints().folder());
            Files.createDirectories(projections().folder());
            Folders.syncFolderOf(checkpoints().folder());
            Folders.syncFolderOf(folder);
        } catch (IOException e) {
            throw new InvalidInputException("cannot create %s: %s".formatted(folder, FileProblem.reason(e)), e);
        }
    }

    public Path path() {
        return folder;
    }

    /** Of the folder, which the run is called by. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** Whether there is such a run. */
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    public Path configuration() {
        return folder.resolve("config.yaml");
    }

    /** Removes everything but some files at its top. */
    void deleteAllBut(Set<Path> kept) {
        Folders.delete(folder, file -> !file.equals(folder) && !kept.contains(file));
    }

    /** Removes the run, whoever trains it; see {@link RunLock#remove}. */
    public void delete() {
        Folders.delete(folder);
    }

    /** Held by the process that trains the run, see {@link ExclusiveLock}. */
    public Path lock() {
        return folder.resolve(".lock");
    }

    /** Asks the process that trains the run to stop after its current step, with the last checkpoint kept. */
    public void requestStop() {
        AtomicFile.write(stopRequest(), writer -> {});
    }

    public boolean isStopRequested() {
        return Files.exists(stopRequest());
    }

    /** To be called before a process is started that is to go on with the run. */
    public void withdrawStopRequest() {
        CsvText.delete(stopRequest());
    }

    private Path stopRequest() {
        return folder.resolve(".stop");
    }

    public Path log() {
        return folder.resolve("log.txt");
    }

    public CheckpointFiles checkpoints() {
        return new CheckpointFiles(folder.resolve("checkpoints"));
    }

    /** The features of training images in the plane, epoch by epoch. */
    public Projections projections() {
        return new Projections(folder.resolve("projection"));
    }

    public void append(EpochRecord epoch) {
        epochFile().append(List.of(epoch));
    }

    public List<EpochRecord> epochs() {
        return epochFile().read();
    }

    public void append(EpochTiming timing) {
        timingFile().append(List.of(timing));
    }

    public List<EpochTiming> timings() {
        return timingFile().read();
    }

    /** @param classNames as many as there are accuracies */
    public void append(ClassAccuracy accuracy, List<String> classNames) {
        classAccuracyFile(classNames).append(List.of(accuracy));
    }

    public List<ClassAccuracy> classAccuracies() {
        return classAccuracyFile(classNames()).read();
    }

    /** The classes' names as class-accuracy.csv has them; none before the first epoch. */
    public List<String> classNames() {
        return CsvText.header(file("class-accuracy.csv"))
                .map(header -> header.stream().skip(1).toList()).orElse(List.of());
    }

    public void append(List<SubclassRecord> subclasses) {
        subclassFile().append(subclasses);
    }

    public List<SubclassRecord> subclasses() {
        return subclassFile().read();
    }

    public void appendSplit(List<SplitRecord> splits) {
        splitFile().append(splits);
    }

    /** What the split of each class came to, epoch by epoch; none without splitting. */
    public List<SplitRecord> splits() {
        return splitFile().read();
    }

    public void appendNumbers(List<SubclassNumber> numbers) {
        numberFile().append(numbers);
    }

    /** Where the numbers of subclasses are found automatically, what they were and why. */
    public List<SubclassNumber> numbers() {
        return numberFile().read();
    }

    /** @param confusion {@code [true class][predicted class]} */
    public void writeConfusion(int[][] confusion, List<String> classNames) {
        Stream<List<String>> rows = IntStream.range(0, confusion.length).mapToObj(label -> {
            List<String> row = new ArrayList<>(List.of(classNames.get(label)));
            IntStream.of(confusion[label]).mapToObj(Integer::toString).forEach(row::add);
            return row;
        });
        List<String> header = Stream.concat(Stream.of("true class"), classNames.stream()).toList();
        CsvText.write(file("confusion.csv"), Stream.concat(Stream.of(header), rows));
    }

    /** {@code [true class][predicted class]}, images; empty before the run has ended. */
    public Optional<int[][]> confusion() {
        List<List<String>> rows = CsvText.read(file("confusion.csv"));
        try {
            return rows.isEmpty() ? Optional.empty() : Optional.of(rows.stream().skip(1)
                    .map(row -> row.stream().skip(1).mapToInt(Integer::parseInt).toArray()).toArray(int[][]::new));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("%s does not hold what it should: numbers of images".formatted(file("confusion.csv")), e);
        }
    }

    public void writePredictions(List<Prediction> predictions) {
        int classes = predictions.isEmpty() ? 0 : predictions.getFirst().probabilities().length;
        new CsvFile<>(file("predictions.csv"), new PredictionFormat(classes)).write(predictions);
    }

    public Path predictionFile() {
        return file("predictions.csv");
    }

    /** None before the run has ended. */
    public List<Prediction> predictions() {
        Path file = predictionFile();
        return CsvText.header(file)
                .map(header -> new CsvFile<>(file, PredictionFormat.ofHeader(header)).read()).orElse(List.of());
    }

    /**
     * The label mapper's weights, without a header.
     *
     * @param first  {@code [hidden][pseudo-classes]}
     * @param second {@code [classes][hidden]}
     */
    public void writeMapper(float[][] first, float[][] second) {
        mapperFiles().getFirst().write(first);
        mapperFiles().getLast().write(second);
    }

    /** The label mapper's weights, as {@link #writeMapper} took them; none without splitting or before the first epoch. */
    public List<double[][]> mapper() {
        return mapperFiles().stream().map(CsvMatrix::read).filter(rows -> rows.length > 0).toList();
    }

    private List<CsvMatrix> mapperFiles() {
        return Stream.of("mapper-1.csv", "mapper-2.csv").map(this::file).map(CsvMatrix::new).toList();
    }

    /**
     * The end of the log.
     *
     * @param bytes at most
     */
    public String logTail(int bytes) {
        try (FileChannel channel = FileChannel.open(log())) {
            long start = Math.max(0, channel.size() - bytes);
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(bytes, channel.size() - start));
            while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
            String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw UnreadableFile.of(log(), e);
        }
    }

    /** Scores of checkpoints, asked for after training, in the order of their questions. */
    public List<EvaluationRecord> evaluations() {
        return evaluationFile().read();
    }

    /** Adds scores; those of the same question are replaced. Only one process may do so at a time. */
    public void add(List<EvaluationRecord> evaluations) {
        SortedSet<EvaluationRecord> all = new TreeSet<>(EvaluationRecord.ORDER);
        all.addAll(evaluations);
        all.addAll(evaluations());
        evaluationFile().write(List.copyOf(all));
    }

    /** Held by the process that evaluates the run. */
    public Path evaluationLock() {
        return folder.resolve(".evaluation-lock");
    }

    /** The checkpoints that can be evaluated, ascending. */
    public List<KeptCheckpoint> keptCheckpoints() {
        Optional<RunResult> result = result();
        return checkpoints().epochs().stream().map(epoch -> KeptCheckpoint.of(epoch, result)).toList();
    }

    public void write(RunStatus status) {
        Json.write(file("status.json"), status);
    }

    /** The last of all: where there is no room for a new file, that of the old one must do. */
    public void writeLast(RunStatus status) {
        try {
            write(status);
        } catch (InvalidInputException e) {
            AtomicFile.overwrite(file("status.json"), Json.text(status), e);
        }
    }

    /** Whether it was ever begun. */
    public boolean hasStatus() {
        return Files.exists(file("status.json"));
    }

    public Optional<RunStatus> status() {
        return Json.read(file("status.json"), RunStatus.class);
    }

    /** What that process told of the run, and not one before it; empty also where it cannot be read. */
    public Optional<RunStatus> status(ProcessIdentity process) {
        try {
            return status().filter(said -> said.process().isSame(process));
        } catch (InvalidInputException _) {
            return Optional.empty();
        }
    }

    /** Whether it has ended, finished or diverged. */
    public boolean hasResult() {
        return Files.exists(file("result.json"));
    }

    public void write(RunResult result) {
        Json.write(file("result.json"), result);
    }

    public Optional<RunResult> result() {
        return Json.read(file("result.json"), RunResult.class);
    }

    public void write(Provenance provenance) {
        Json.write(file("provenance.json"), provenance);
    }

    public Optional<Provenance> provenance() {
        return Json.read(file("provenance.json"), Provenance.class);
    }

    /**
     * Forgets what was written after an epoch, a half-written line included, so that a run that goes on from that
     * epoch's checkpoint leaves the same files as one that was never interrupted.
     *
     * @param epoch the last one to keep; 0 keeps none
     */
    public void keepThrough(int epoch) {
        GROWING.forEach(name -> CsvText.keepThrough(file(name), epoch));
        projections().keepThrough(epoch);
    }

    private CsvFile<EpochRecord> epochFile() {
        return new CsvFile<>(file("epochs.csv"), new RecordFormat<>(EpochRecord.class));
    }

    private CsvFile<EpochTiming> timingFile() {
        return new CsvFile<>(file("timing.csv"), new RecordFormat<>(EpochTiming.class));
    }

    private CsvFile<ClassAccuracy> classAccuracyFile(List<String> classNames) {
        return new CsvFile<>(file("class-accuracy.csv"), ClassAccuracyFormat.ofClasses(classNames));
    }

    private CsvFile<EvaluationRecord> evaluationFile() {
        return new CsvFile<>(file("evaluations.csv"), new RecordFormat<>(EvaluationRecord.class));
    }

    private CsvFile<SubclassRecord> subclassFile() {
        return new CsvFile<>(file("subclasses.csv"), new RecordFormat<>(SubclassRecord.class));
    }

    private CsvFile<SplitRecord> splitFile() {
        return new CsvFile<>(file("split.csv"), new RecordFormat<>(SplitRecord.class));
    }

    private CsvFile<SubclassNumber> numberFile() {
        return new CsvFile<>(file("subclass-numbers.csv"), new RecordFormat<>(SubclassNumber.class));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
