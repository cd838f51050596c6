package tailsplit.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativesTest {
    @Test
    void whatAKilledProcessHadHalfUnpackedIsRemoved(@TempDir Path cache) throws IOException {
        Files.write(Files.createDirectories(cache.resolve("tmp7311923")).resolve("libtorch_cpu.so"), new byte[9]);
        Path whole = Files.createDirectories(cache.resolve("2.7.1-cpu-linux-x86_64"));
        Files.write(whole.resolve("libtorch_cpu.so"), new byte[9]);
        Files.write(whole.resolve("jni4711tmp"), new byte[9]);
        Files.createFile(cache.resolve("unpacking.lock"));
        Natives.removeHalves(cache);
        try (Stream<Path> left = Files.walk(cache)) {
            assertEquals(List.of("2.7.1-cpu-linux-x86_64", "2.7.1-cpu-linux-x86_64/libtorch_cpu.so", "unpacking.lock"),
                    left.filter(file -> !file.equals(cache)).map(file -> cache.relativize(file).toString()).sorted().toList());
        }
    }
}
