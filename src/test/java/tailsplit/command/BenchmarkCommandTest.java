package tailsplit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.gpu.ComputeDevice;
import tailsplit.protocol.ExitCode;
import tailsplit.training.Devices;
import tools.jackson.databind.json.JsonMapper;

/** What it says is consistent; how fast it is does not matter here. */
class BenchmarkCommandTest {
    @TempDir
    private Path folder;

    @Test
    void twoProcessesSideBySideAreTimedWithSplitting() {
        Path json = folder.resolve("benchmark.json");
        assertEquals(ExitCode.DONE, Tailsplit.run("benchmark", "--network", "resnet8", "--batch", "16", "--steps", "5",
                "--threads", "1", "--runs", "2",
                "--precision", "f32", "--device", "cpu", "--cws", "--json", json.toString()));
        Map<?, ?> said = new JsonMapper().readValue(json, Map.class);
        said.forEach((key, value) -> assertTrue(value == null || value instanceof Number || value instanceof String,
                "the object is flat: " + key));
        assertEquals("resnet8", said.get("network"));
        assertEquals("f32", said.get("precision"));
        assertEquals("cws", said.get("method"));
        List<String> parts = List.of("data", "forward", "clustering", "loss", "backward", "update", "rest");
        assertEquals(1, parts.stream().mapToDouble(part -> number(said, part + "Share")).sum(), 1e-6);
        parts.forEach(part -> assertTrue(number(said, part + "Share") > 0, part));
        double alone = 1000 * 16 / number(said, "medianMilliseconds");
        assertTrue(number(said, "imagesPerSecond") > alone, "the images of both are added up");
        assertTrue(number(said, "fastestMilliseconds") <= number(said, "medianMilliseconds"));
        assertTrue(number(said, "medianMilliseconds") <= number(said, "ninetiethMilliseconds"));
        assertEquals(6, number(said, "waitsPerStep"), "each optimiser reads its rate, momentum and decay from main memory; nothing else");
        assertTrue(number(said, "operationsPerStep") > 100);
        assertTrue(number(said, "matmulPeakF32") > 0 && number(said, "convolutionPeakF32") > 0);
        for (String peak : List.of("matmulPeakBf16", "convolutionPeakBf16")) {
            boolean measured = said.get(peak) != null;
            assertEquals(Devices.hasBfloat16(new ComputeDevice.Cpu()), measured, "bfloat16 is timed where there are instructions for it");
            assertTrue(!measured || number(said, peak) > 0, peak);
        }
        // ResNet-8: a stem of 3 to 16 channels at 32x32, then 16-16 twice, 16-32-32 at 16x16 and 32-64-64 at 8x8
        double stem = 1024 * 3 * 16;
        double rest = 1024 * 2 * 16 * 16 + 256 * (16 * 32 + 32 * 32) + 64 * (32 * 64 + 64 * 64);
        assertEquals(16 * 9 * 2 * (2 * stem + 3 * rest) / 1e9, number(said, "stepGflop"), 1e-9);
        assertEquals(1000 * number(said, "stepGflop") / number(said, "medianMilliseconds") / number(said, "convolutionPeakF32"),
                number(said, "shareOfPeak"), 1e-9);
    }

    @Test
    void whatCannotBeTimedIsSaid() {
        assertEquals(ExitCode.INVALID_INPUT, Tailsplit.run("benchmark", "--steps", "0"));
        assertEquals(ExitCode.INVALID_INPUT, Tailsplit.run("benchmark", "--precision", "f16"));
        assertEquals(ExitCode.INVALID_INPUT, Tailsplit.run("benchmark", "--network", "vgg"));
    }

    private static double number(Map<?, ?> said, String key) {
        return ((Number) said.get(key)).doubleValue();
    }
}
