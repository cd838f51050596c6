package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tailsplit.image.ImageFile;

/** Looks at every image of a data set, as it is before it is scaled. */
public final class Inspector {
    private static final double STEP = 0.005;

    private final DoubleConsumer progress;
    private final BooleanSupplier stop;
    private int all;
    private int done;
    private double told;

    private Inspector(DoubleConsumer progress, BooleanSupplier stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Where each image has a file of its own, those that cannot be read are listed; what else is not as it must be is refused as
     * {@link Datasets#load} refuses it.
     *
     * @param dataHome where downloads lie
     * @param progress hears the share that is done, from 0 to 1, one at a time
     * @param stop     asked all along
     * @throws tailsplit.file.InvalidInputException where the data are not there or not of the format
     * @throws CancellationException                where it was stopped
     */
    public static Inspection inspect(DatasetSource source, Path dataHome, DoubleConsumer progress, BooleanSupplier stop) {
        Inspector inspector = new Inspector(progress, stop);
        return source.kind().origin() instanceof DatasetKind.OwnImages(var place, _)
                ? inspector.files(source, place.found(Datasets.own(source))) : inspector.images(source, Datasets.load(source, dataHome));
    }

    private Inspection images(DatasetSource source, Dataset dataset) {
        List<InspectedImage> images = new ArrayList<>();
        all = dataset.train().size() + dataset.validation().map(ImageSet::size).orElse(0) + dataset.test().size();
        images.addAll(images(Part.TRAIN, dataset.train()));
        dataset.validation().ifPresent(part -> images.addAll(images(Part.VALIDATION, part)));
        images.addAll(images(Part.TEST, dataset.test()));
        return Inspection.of(source.kind(), dataset.classNames(), images, List.of(), OptionalInt.empty(), dataset.notices());
    }

    private List<InspectedImage> images(Part part, ImageSet set) {
        return IntStream.range(0, set.size()).parallel().mapToObj(i -> {
            InspectedImage image = InspectedImage.of(part, set, i);
            another();
            return image;
        }).toList();
    }

    private Inspection files(DatasetSource source, Path folder) {
        ImageListing listing = ImageFolders.listing(folder);
        List<InspectedImage> images = new ArrayList<>();
        List<UnreadableImage> unreadable = new ArrayList<>();
        List<String> notices = new ArrayList<>(listing.notices());
        all = Arrays.stream(Part.values()).flatMap(part -> listing.part(part).stream()).mapToInt(part -> part.files().size()).sum();
        for (Part part : Part.values()) {
            IntFunction<Part> parts = part == Part.TRAIN && listing.part(Part.TEST).isEmpty() ? drawn(listing, source, notices) : _ -> part;
            listing.part(part).ifPresent(files -> files(folder, files, parts, images, unreadable));
        }
        images.sort(Comparator.comparing(InspectedImage::part));
        return Inspection.of(source.kind(), listing.classNames(), images, unreadable,
                OptionalInt.of(source.getInt(ImageFolders.SIZE)), notices);
    }

    /** The parts that the training images come to where a test part is drawn from them. */
    private static IntFunction<Part> drawn(ImageListing listing, DatasetSource source, List<String> notices) {
        int[] labels = listing.train().labels().stream().mapToInt(Integer::intValue).toArray();
        boolean[] test = TestPart.draw(labels, listing.classNames(), source);
        notices.add(TestPart.notice(test));
        return i -> test[i] ? Part.TEST : Part.TRAIN;
    }

    private void files(Path folder, PartFiles part, IntFunction<Part> parts, List<InspectedImage> images,
            List<UnreadableImage> unreadable) {
        @Nullable InspectedImage[] found = new InspectedImage[part.files().size()];
        @Nullable UnreadableImage[] problems = new UnreadableImage[found.length];
        IntStream.range(0, found.length).parallel().forEach(i -> {
            Path file = part.files().get(i);
            String where = folder.relativize(file).toString();
            int label = part.labels().get(i);
            try {
                found[i] = InspectedImage.of(parts.apply(i), label, where, ImageFile.read(file));
            } catch (IOException e) {
                problems[i] = new UnreadableImage(parts.apply(i), label, where, UnreadableImage.found(e));
            }
            another();
        });
        Arrays.stream(found).filter(Objects::nonNull).forEach(images::add);
        Arrays.stream(problems).filter(Objects::nonNull).forEach(unreadable::add);
    }

    private void another() {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
        synchronized (this) {
            double share = (double) ++done / all;
            if (share >= told + STEP || done == all) {
                told = share;
                progress.accept(share);
            }
        }
    }
}
