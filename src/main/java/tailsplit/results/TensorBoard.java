package tailsplit.results;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import tailsplit.file.AtomicFile;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;

/**
 * A run's curves as an event file of TensorBoard. The file is a TFRecord: of each record its length, the masked CRC-32C
 * of the length, the bytes, and their masked CRC-32C; each record is an Event in protocol buffers with a summary of
 * scalars.
 */
public final class TensorBoard {
    private static final int MASK = 0xa282ead8;

    private TensorBoard() {}

    /**
     * Writes {@code tensorboard/events.out.tfevents...} into the run's folder, over an earlier one.
     *
     * @return the file
     * @throws InvalidInputException where the run cannot be read or the file not be written
     */
    public static Path write(RunFolder run) {
        List<EpochRecord> epochs = run.epochs();
        if (epochs.isEmpty()) {
            throw new InvalidInputException("%s has no epochs yet; allowed: a run with at least one".formatted(run.path()));
        }
        Instant start = run.provenance().map(Provenance::started).orElse(Instant.EPOCH);
        Path folder = run.path().resolve("tensorboard");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("cannot create %s: %s".formatted(folder, FileProblem.reason(e)), e);
        }
        Path file = folder.resolve("events.out.tfevents.%d.tailsplit".formatted(start.getEpochSecond()));
        Map<Integer, EpochTiming> timings = run.timings().stream().collect(Collectors.toMap(EpochTiming::epoch, timing -> timing));
        Map<Integer, ClassAccuracy> accuracies = run.classAccuracies().stream()
                .collect(Collectors.toMap(ClassAccuracy::epoch, each -> each));
        List<String> classes = run.classNames();
        AtomicFile.writeBytes(file, out -> {
            double time = seconds(start);
            record(out, event(time, 0, text(3, "brain.Event:2")));
            for (EpochRecord epoch : epochs) {
                Map<String, Double> scalars = scalars(epoch);
                if (accuracies.containsKey(epoch.epoch())) {
                    IntStream.range(0, classes.size()).forEach(c ->
                            scalars.put("class accuracy/" + classes.get(c), accuracies.get(epoch.epoch()).accuracies().get(c)));
                }
                if (timings.containsKey(epoch.epoch())) {
                    time += timings.get(epoch.epoch()).seconds();
                    scalars.put("images per second", timings.get(epoch.epoch()).imagesPerSecond());
                }
                scalars.values().removeIf(value -> Double.isNaN(value)); // what the run does not have
                record(out, event(time, epoch.epoch(), summary(scalars)));
            }
        });
        return file;
    }

    /** By tag. */
    private static Map<String, Double> scalars(EpochRecord epoch) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        scalars.put("loss/train", epoch.trainLoss());
        scalars.put("loss/mapper", epoch.mapperLoss());
        scalars.put("loss/test", epoch.testLoss());
        scalars.put("accuracy/train", epoch.trainAccuracy());
        scalars.put("accuracy/test", epoch.testAccuracy());
        scalars.put("accuracy/mapper", epoch.mapperAccuracy());
        scalars.put("accuracy/group sum", epoch.groupSumAccuracy());
        scalars.put("accuracy/group max", epoch.groupMaxAccuracy());
        scalars.put("accuracy/group mean", epoch.groupMeanAccuracy());
        scalars.put("accuracy/group sum, weighted", epoch.groupSumWeightedAccuracy());
        scalars.put("accuracy/group max, weighted", epoch.groupMaxWeightedAccuracy());
        scalars.put("accuracy/group mean, weighted", epoch.groupMeanWeightedAccuracy());
        scalars.put("accuracy/mapper, weighted", epoch.mapperWeightedAccuracy());
        scalars.put("accuracy/validation", epoch.validationAccuracy());
        scalars.put("learning rate", epoch.learningRate());
        return scalars;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    private static void record(OutputStream out, byte[] data) throws IOException {
        byte[] length = little(8).putLong(data.length).array();
        out.write(length);
        out.write(little(4).putInt(masked(length)).array());
        out.write(data);
        out.write(little(4).putInt(masked(data)).array());
    }

    private static int masked(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }

    /** Fields 1 wall_time and 2 step, then a field of its own. */
    private static byte[] event(double wallTime, long step, byte[] what) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.write(1 << 3 | 1);
        event.writeBytes(little(8).putDouble(wallTime).array());
        event.write(2 << 3);
        varint(event, step);
        event.writeBytes(what);
        return event.toByteArray();
    }

    /** Field 5 of an event: field 1 of it is a value, with 1 tag and 2 simple_value. */
    private static byte[] summary(Map<String, Double> scalars) {
        ByteArrayOutputStream summary = new ByteArrayOutputStream();
        scalars.forEach((tag, scalar) -> {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(text(1, tag));
            value.write(2 << 3 | 5);
            value.writeBytes(little(4).putFloat(scalar.floatValue()).array());
            summary.writeBytes(bytes(1, value.toByteArray()));
        });
        return bytes(5, summary.toByteArray());
    }

    private static byte[] text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[] content) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(field << 3 | 2);
        varint(message, content.length);
        message.writeBytes(content);
        return message.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
