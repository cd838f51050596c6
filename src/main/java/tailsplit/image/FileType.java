package tailsplit.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a file is by its first bytes, whatever its name says. The first that fits counts. */
public enum FileType {
    EMPTY("an empty file", false) {
        @Override
        boolean fits(String head) {
            return head.isEmpty();
        }
    },
    JPEG("a JPEG image", true, "\u00ff\u00d8\u00ff"),
    PNG("a PNG image", true, "\u0089PNG\r\n\u001a\n"),
    WEBP("a WebP image", true) {
        @Override
        boolean fits(String head) {
            return head.startsWith("RIFF") && head.startsWith("WEBP", 8);
        }
    },
    TIFF("a TIFF image", true, "II*\0", "MM\0*", "II+\0", "MM\0+"),
    GIF("a GIF image", true, "GIF87a", "GIF89a"),
    BMP("a BMP image", true) {
        @Override
        boolean fits(String head) {
            return head.startsWith("BM") && head.startsWith("\0\0\0\0", 6);
        }
    },
    NETPBM("a netpbm image", true) {
        @Override
        boolean fits(String head) {
            return head.length() > 2 && head.charAt(0) == 'P' && head.charAt(1) >= '1' && head.charAt(1) <= '6'
                    && (Character.isWhitespace(head.charAt(2)) || head.charAt(2) == '#');
        }
    },
    AVIF("an AVIF image", false) {
        @Override
        boolean fits(String head) {
            return head.startsWith("ftypavi", 4);
        }
    },
    HEIF("a HEIF image", false) {
        @Override
        boolean fits(String head) {
            return head.startsWith("ftyphe", 4) || head.startsWith("ftypmif1", 4) || head.startsWith("ftypmsf1", 4);
        }
    },
    JPEG_2000("a JPEG 2000 image", false, "\0\0\0\u000cjP  ", "\u00ffO\u00ffQ"),
    JPEG_XL("a JPEG XL image", false, "\u00ff\n", "\0\0\0\u000cJXL "),
    PHOTOSHOP("a Photoshop image", false, "8BPS"),
    DICOM("a DICOM image", false) {
        @Override
        boolean fits(String head) {
            return head.startsWith("DICM", 128);
        }
    },
    NUMPY("a NumPy array", false, "\u0093NUMPY"),
    HDF5("an HDF5 file", false, "\u0089HDF\r\n\u001a\n"),
    PDF("a PDF document", false, "%PDF-"),
    ZIP("a zip archive", false, "PK\u0003\u0004", "PK\u0005\u0006"),
    GZIP("a gzip archive", false, "\u001f\u008b"),
    TAR("a tar archive", false) {
        @Override
        boolean fits(String head) {
            return head.startsWith("ustar", 257);
        }
    },
    PICKLE("a Python pickle", false) {
        @Override
        boolean fits(String head) {
            return head.length() > 2 && head.charAt(0) == '\u0080' && head.charAt(1) >= 2 && head.charAt(1) <= 5;
        }
    },
    LFS_POINTER("a pointer of Git LFS, not the file", false, "version https://git-lfs"),
    APPLE_DOUBLE("a file that macOS keeps beside others", false, "\0\u0005\u0016\u0007"),
    HTML("an HTML page", false) {
        @Override
        boolean fits(String head) {
            String start = text(head);
            return start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head");
        }
    },
    SVG("an SVG drawing", false) {
        @Override
        boolean fits(String head) {
            return text(head).startsWith("<svg") || text(head).startsWith("<?xml") && head.contains("<svg");
        }
    },
    XML("an XML file", false) {
        @Override
        boolean fits(String head) {
            return text(head).startsWith("<?xml");
        }
    },
    ZEROS("a file of zeros", false) {
        @Override
        boolean fits(String head) {
            return head.chars().allMatch(c -> c == 0);
        }
    },
    TEXT("a text file", false) {
        @Override
        boolean fits(String head) {
            return head.chars().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
        }
    },
    UNKNOWN("no image that is known", false, "");

    private static final int HEAD = 512;

    private final String words;
    private final boolean image;
    private final String[] starts;

    FileType(String words, boolean image, String... starts) {
        this.words = words;
        this.image = image;
        this.starts = starts;
    }

    /** Reads the first bytes of a file. */
    public static FileType of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        }
    }

    static FileType of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), ISO_8859_1);
        return Arrays.stream(values()).filter(type -> type.fits(head)).findFirst().orElseThrow();
    }

    boolean fits(String head) {
        return Arrays.stream(starts).anyMatch(head::startsWith);
    }

    /** Whether {@link ImageFile} reads it. */
    public boolean isImage() {
        return image;
    }

    /** As after "found": {@code an HTML page}. */
    public String words() {
        return words;
    }

    /** Without a byte order mark and leading space, in lower case. */
    private static String text(String head) {
        String unmarked = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        int start = IntStream.range(0, unmarked.length()).filter(i -> !Character.isWhitespace(unmarked.charAt(i))).findFirst().orElse(0);
        return unmarked.substring(start).toLowerCase(Locale.ROOT);
    }
}
