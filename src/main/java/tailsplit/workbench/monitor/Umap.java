package tailsplit.workbench.monitor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import tagbio.umap.ProgressListener;
import tagbio.umap.UmapProgress;
import tailsplit.dataset.Npy;
import tailsplit.dataset.NpyArray;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.run.ProjectionPoint;
import tailsplit.run.Projections;

/** UMAP (McInnes et al., 2018) of an epoch's saved features, kept beside them. */
final class Umap {
    private static final int NEIGHBOURS = 15;
    private static final float MIN_DISTANCE = 0.1f;

    private Umap() {}

    /**
     * One at a time: the library has one progress for all.
     *
     * @param progress  hears how far it is, from 0 to 1
     * @param cancelled asked now and then
     * @return the epoch's points in another plane, the same each time
     * @throws CancellationException where it was cancelled
     * @throws InvalidInputException where the features cannot be read
     */
    static synchronized List<ProjectionPoint> of(
            Projections projections, int epoch, DoubleConsumer progress, BooleanSupplier cancelled) {
        List<ProjectionPoint> kept = projections.umap(epoch);
        if (!kept.isEmpty()) {
            return kept;
        }
        List<ProjectionPoint> points = projections.points(epoch);
        float[][] features = features(projections.features(epoch), points.size());
        ProgressListener listener = state -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.accept(state.getTotal() == 0 ? 0 : Math.min(1, (double) state.getCount() / state.getTotal()));
        };
        UmapProgress.addProgressListener(listener);
        try {
            tagbio.umap.Umap umap = new tagbio.umap.Umap();
            umap.setNumberComponents(2);
            umap.setNumberNearestNeighbours(Math.min(NEIGHBOURS, points.size() - 1));
            umap.setMinDist(MIN_DISTANCE);
            umap.setSeed(0);
            umap.setThreads(1);
            float[][] plane = umap.fitTransform(features);
            List<ProjectionPoint> projected = IntStream.range(0, plane.length).mapToObj(i -> moved(points.get(i), plane[i])).toList();
            projections.writeUmap(epoch, projected);
            return projected;
        } finally {
            UmapProgress.removeProgressListener(listener);
        }
    }

    private static ProjectionPoint moved(ProjectionPoint point, float[] to) {
        return new ProjectionPoint(point.image(), to[0], to[1], point.label(), point.pseudoLabel(), point.prediction());
    }

    private static float[][] features(Path file, int points) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            NpyArray array = Npy.read(in, file.toString());
            float[] all = array.floats();
            if (array.shape()[0] != points) {
                throw new InvalidInputException("%s: found %d points; allowed: %d, as the projection has"
                        .formatted(file, array.shape()[0], points));
            }
            int width = all.length / points;
            return IntStream.range(0, points).mapToObj(i ->
                    java.util.Arrays.copyOfRange(all, i * width, (i + 1) * width)).toArray(float[][]::new);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(file, FileProblem.reason(e)), e);
        }
    }
}
