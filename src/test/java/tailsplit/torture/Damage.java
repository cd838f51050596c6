package tailsplit.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What may become of a file. */
enum Damage {
    EMPTIED {
        @Override
        void at(Path file, Random random) throws IOException {
            Files.write(file, new byte[0]);
        }
    },
    HALVED {
        @Override
        void at(Path file, Random random) throws IOException {
            byte[] content = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(content, content.length / 2));
        }
    },
    FLIPPED {
        @Override
        void at(Path file, Random random) throws IOException {
            byte[] content = Files.readAllBytes(file);
            if (content.length > 0) {
                content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            Files.write(file, content);
        }
    },
    NULLS {
        @Override
        void at(Path file, Random random) throws IOException {
            Files.write(file, new byte[(int) Files.size(file)]);
        }
    },
    REMOVED {
        @Override
        void at(Path file, Random random) throws IOException {
            Files.delete(file);
        }
    },
    FOLDER {
        @Override
        void at(Path file, Random random) throws IOException {
            Files.delete(file);
            Files.createDirectory(file);
        }
    },
    ROW_DOUBLED {
        @Override
        void at(Path file, Random random) throws IOException {
            List<String> lines = lines(file);
            int row = random.nextInt(lines.size());
            lines.add(row, lines.get(row));
            Files.writeString(file, String.join("", lines), ISO_8859_1);
        }
    },
    ROW_GONE {
        @Override
        void at(Path file, Random random) throws IOException {
            List<String> lines = lines(file);
            lines.remove(random.nextInt(lines.size()));
            Files.writeString(file, String.join("", lines), ISO_8859_1);
        }
    },
    NOISE {
        @Override
        void at(Path file, Random random) throws IOException {
            byte[] noise = new byte[(int) Files.size(file)];
            random.nextBytes(noise);
            Files.write(file, noise);
        }
    },
    /** By nobody, not even by root. */
    UNREADABLE {
        @Override
        void at(Path file, Random random) throws IOException {
            Files.delete(file);
            Files.createSymbolicLink(file, file.getFileName());
        }
    };

    abstract void at(Path file, Random random) throws IOException;

    /** With their ends; at least one. */
    private static List<String> lines(Path file) throws IOException {
        return new ArrayList<>(Arrays.asList(Files.readString(file, ISO_8859_1).split("(?<=\n)")));
    }
}
