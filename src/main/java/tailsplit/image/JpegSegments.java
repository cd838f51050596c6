package tailsplit.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The segments of a JPEG file (ITU-T T.81, annex B) from its beginning to its end marker.
 *
 * @param all in the order of the file
 */
record JpegSegments(List<Segment> all) {
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP14 = 0xEE;
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int COMPONENT_IDS = 6;
    private static final int COMPONENT = 3;

    /** @param data after the marker and its length */
    record Segment(int marker, byte[] data) {
        boolean is(int wanted, String name) {
            return marker == wanted && new String(data, 0, Math.min(data.length, name.length()), ISO_8859_1).equals(name);
        }

        /** The header of a frame: its size and components. */
        boolean isFrame() {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }
    }

    JpegSegments {
        all = List.copyOf(all);
    }

    /** @throws EOFException where the file ends before its end marker, as one that is cut off does */
    static JpegSegments of(byte[] content) throws IOException {
        List<Segment> segments = new ArrayList<>();
        int at = 0;
        while (true) {
            int marker = at;
            while (marker + 1 < content.length && !isMarker(content, marker)) {
                marker++;
            }
            if (marker + 1 >= content.length) {
                throw new EOFException("no end marker");
            }
            int code = content[marker + 1] & 0xFF;
            if (code == END) {
                return new JpegSegments(segments);
            }
            at = marker + 2;
            if (code != START) {
                int length = at + 1 < content.length ? (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF : Integer.MAX_VALUE;
                if (length > content.length - at) {
                    throw new EOFException("a segment is not all there");
                }
                segments.add(new Segment(code, Arrays.copyOfRange(content, at + 2, Math.max(at + 2, at + length))));
                at += length;
            }
        }
    }

    /** Neither a byte of a scan, filled up or not, nor where a scan begins anew. */
    private static boolean isMarker(byte[] content, int at) {
        int code = content[at + 1] & 0xFF;
        return content[at] == (byte) 0xFF && code > 0x01 && code < 0xFF && (code < 0xD0 || code > 0xD7);
    }

    Optional<byte[]> find(int marker, String name) {
        return all.stream().filter(segment -> segment.is(marker, name)).map(Segment::data).findFirst();
    }

    /** The numbers that the components of the image go by. */
    List<Integer> componentIds() {
        return all.stream().filter(Segment::isFrame).findFirst().map(Segment::data).map(frame ->
                IntStream.iterate(COMPONENT_IDS, at -> at + COMPONENT <= frame.length, at -> at + COMPONENT)
                        .map(at -> frame[at] & 0xFF).boxed().toList()).orElse(List.of());
    }
}
