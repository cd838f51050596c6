package tailsplit.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.file.InvalidInputException;
import tailsplit.run.ClassAccuracy;
import tailsplit.run.EpochRecord;
import tailsplit.run.EpochTiming;
import tailsplit.run.RunFolder;

/** Event files, decoded here record by record with a CRC of its own; a real TensorBoard reads them too. */
class TensorBoardTest {
    @TempDir
    private Path folder;

    private record Event(double wallTime, long step, String version, Map<String, Float> scalars) {}

    @Test
    void everyEpochIsAnEventOfScalars() throws IOException {
        RunFolder run = new RunFolder(folder);
        run.create();
        for (int epoch = 1; epoch <= 300; epoch++) {
            run.append(new EpochRecord(epoch, 0.1, 1.0 / epoch, Double.NaN, 0.5, 0.25, 0.75, Double.NaN, Double.NaN,
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
            run.append(new EpochTiming(epoch, 2.5, 2, 0.5, 640, 0.1));
            run.append(new ClassAccuracy(epoch, List.of(0.5, 1.0)), List.of("cat", "\u00fcber"));
        }
        List<Event> events = decode(Files.readAllBytes(TensorBoard.write(run)));
        assertEquals(301, events.size());
        assertEquals("brain.Event:2", events.getFirst().version());
        Event last = events.getLast();
        assertEquals(300, last.step());
        assertEquals(750, last.wallTime() - events.getFirst().wallTime(), 1e-6);
        assertEquals(1f / 300, last.scalars().get("loss/train"));
        assertEquals(1f, last.scalars().get("class accuracy/\u00fcber"));
        assertEquals(640f, last.scalars().get("images per second"));
        assertFalse(last.scalars().containsKey("loss/mapper"));
    }

    @Test
    void aRunWithoutEpochsIsRefused() {
        RunFolder run = new RunFolder(folder);
        assertThrows(InvalidInputException.class, () -> TensorBoard.write(run));
        assertFalse(Files.exists(folder.resolve("tensorboard")));
    }

    @Test
    void theChecksumIsThatOfRfc3720() {
        assertEquals(0x8a9136aa, crc(new byte[32])); // RFC 3720, B.4: 32 bytes of zeros
    }

    private static List<Event> decode(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(masked(length), in.getInt());
            byte[] data = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
            in.get(data);
            assertEquals(masked(data), in.getInt());
            events.add(event(ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)));
        }
        return events;
    }

    private static Event event(ByteBuffer in) {
        double time = 0;
        long step = 0;
        String version = "";
        Map<String, Float> scalars = new TreeMap<>();
        while (in.hasRemaining()) {
            switch ((int) varint(in)) {
                case 0x09 -> time = in.getDouble();
                case 0x10 -> step = varint(in);
                case 0x1A -> version = text(in);
                case 0x2A -> {
                    int end = (int) varint(in) + in.position();
                    while (in.position() < end) {
                        assertEquals(0x0A, varint(in));
                        varint(in);
                        assertEquals(0x0A, varint(in));
                        String tag = text(in);
                        assertEquals(0x15, varint(in));
                        scalars.put(tag, in.getFloat());
                    }
                }
                default -> throw new AssertionError("an unknown field");
            }
        }
        return new Event(time, step, version, scalars);
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[(int) varint(in)];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long varint(ByteBuffer in) {
        long number = 0;
        for (int shift = 0;; shift += 7) {
            byte next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static int masked(byte[] bytes) {
        int crc = crc(bytes);
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }

    /** Bit by bit, with the reversed polynomial of Castagnoli. */
    private static int crc(byte[] bytes) {
        int crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ (crc & 1) * 0x82F63B78;
            }
        }
        return ~crc;
    }
}
