package tailsplit.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.CsvText;
import tailsplit.file.UnreadableFile;

/** The projections of a run: for each projected epoch a file of points and one of the classes' centres. */
public record Projections(Path folder) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)-([0-9]{1,9})\\..+");
    private static final String POINTS = "epoch";
    private static final String CENTRES = "centres";
    private static final String UMAP = "umap";

    public void write(int epoch, List<ProjectionPoint> points, List<ProjectionCentre> centres) {
        centreFile(epoch).write(centres);
        pointFile(epoch).write(points);
    }

    /** The epochs that have points, ascending. */
    public List<Integer> epochs() {
        return files().filter(file -> matched(file).group(1).equals(POINTS)).map(Projections::epoch).sorted().toList();
    }

    /** None where the epoch was not projected. */
    public List<ProjectionPoint> points(int epoch) {
        return pointFile(epoch).read();
    }

    /** None where the epoch was not projected. */
    public List<ProjectionCentre> centres(int epoch) {
        return centreFile(epoch).read();
    }

    /** Deletes what belongs to later epochs. */
    void keepThrough(int epoch) {
        files().filter(file -> epoch(file) > epoch).forEach(CsvText::delete);
    }

    /** The files that belong to an epoch. */
    private Stream<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> matched(file).hasMatch()).toList().stream();
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    private static int epoch(Path file) {
        return Integer.parseInt(matched(file).group(2));
    }

    private static Matcher matched(Path file) {
        Matcher matcher = NAME.matcher(file.getFileName().toString());
        matcher.matches();
        return matcher;
    }

    /** Another projection of an epoch's saved features: UMAP. */
    public void writeUmap(int epoch, List<ProjectionPoint> points) {
        new CsvFile<>(file(UMAP, epoch), new RecordFormat<>(ProjectionPoint.class)).write(points);
    }

    /** None where it has not been made. */
    public List<ProjectionPoint> umap(int epoch) {
        return new CsvFile<>(file(UMAP, epoch), new RecordFormat<>(ProjectionPoint.class)).read();
    }

    /** The epochs whose features are saved, ascending. */
    public List<Integer> featureEpochs() {
        return files().filter(file -> matched(file).group(1).equals("features")).map(Projections::epoch).sorted().toList();
    }

    private CsvFile<ProjectionPoint> pointFile(int epoch) {
        return new CsvFile<>(file(POINTS, epoch), new RecordFormat<>(ProjectionPoint.class));
    }

    private CsvFile<ProjectionCentre> centreFile(int epoch) {
        return new CsvFile<>(file(CENTRES, epoch), new RecordFormat<>(ProjectionCentre.class));
    }

    /** Where the sampled features of an epoch lie: a NumPy array {@code [points, size]}, in the points' order. */
    public Path features(int epoch) {
        return folder.resolve("features-%d.npy".formatted(epoch));
    }

    private Path file(String kind, int epoch) {
        return folder.resolve("%s-%d.csv".formatted(kind, epoch));
    }
}
