package tailsplit.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small damage at random: bytes and words changed, taken out, doubled and put in; in a zip also within its entries. */
final class Mutation {
    private static final int SPAN = 40;
    private static final int DEEP = 3000;
    private static final List<String> WORDS = List.of("null", "-1", "0", "1e999", "NaN", "2147483648", "9223372036854775808", "-0.0",
            "''", "{}", "[]", "[null]", "true", "\"", "'", "*", "&a", "<<", "../..", "/", "\0", "\n", "\r\n", "\t", ",", ";", ":", "#",
            "%s", "$x", "\u00e4", "\u202e", "\ufeff", "\ud83d\ude00", "\u0661", "=1+1", "..", "~", "|", ">",
            "!!java.lang.Object", "\u001b[31m");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] content) throws IOException {
        if (isZip(content) && random.nextBoolean()) {
            return ofEntry(content);
        }
        byte[] changed = edited(content);
        while (random.nextBoolean()) {
            changed = edited(changed);
        }
        return changed;
    }

    String of(String text) throws IOException {
        return new String(of(text.getBytes(UTF_8)), UTF_8);
    }

    private byte[] edited(byte[] content) {
        int at = random.nextInt(content.length + 1);
        int end = Math.min(content.length, at + 1 + random.nextInt(SPAN));
        byte[] span = Arrays.copyOfRange(content, at, end);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(content, at);
            case 1 -> replaced(content, at, end, new byte[0]);
            case 2 -> replaced(content, at, at, span);
            case 3 -> replaced(content, at, Math.min(content.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> Arrays.copyOf(content, at);
            case 5 -> replaced(content, at, random.nextBoolean() ? at : end, word());
            case 6 -> token(content);
            case 7 -> replaced(content, at, end, random.nextBoolean() ? new byte[span.length] : noise(span.length));
            default -> random.nextInt(20) == 0 ? replaced(content, at, at, deep()) : replaced(content, random.nextInt(at + 1), at, span);
        };
    }

    private static byte[] replaced(byte[] content, int start, int end, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, start);
        out.writeBytes(by);
        out.write(content, end, content.length - end);
        return out.toByteArray();
    }

    private byte[] flipped(byte[] content, int at) {
        byte[] changed = content.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return changed;
    }

    /** A whole value of a text, as between two separators. */
    private byte[] token(byte[] content) {
        String[] tokens = new String(content, ISO_8859_1).split("(?<=[\\s,:;\\[\\]{}\"=])|(?=[\\s,:;\\[\\]{}\"=])");
        tokens[random.nextInt(tokens.length)] = new String(word(), ISO_8859_1);
        return String.join("", tokens).getBytes(ISO_8859_1);
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(UTF_8);
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] deep() {
        return List.of("[", "{a: ", "{\"a\":", "- ").get(random.nextInt(4)).repeat(DEEP).getBytes(UTF_8);
    }

    private static boolean isZip(byte[] content) {
        return new String(content, 0, Math.min(content.length, 4), ISO_8859_1).equals("PK\u0003\u0004");
    }

    private byte[] ofEntry(byte[] zip) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        String chosen = List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
        String name = random.nextInt(5) == 0 ? of(chosen) : chosen;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                boolean harmed = entry.getKey().equals(chosen);
                packed.putNextEntry(new ZipEntry(harmed ? name : entry.getKey()));
                packed.write(harmed && name.equals(chosen) ? of(entry.getValue()) : entry.getValue());
            }
        }
        return out.toByteArray();
    }

    static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
