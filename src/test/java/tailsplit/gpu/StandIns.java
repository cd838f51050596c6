package tailsplit.gpu;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Folders and archives laid out like the real ones, with files of a few bytes, and a machine with two GPUs. */
public final class StandIns {
    public static final Hardware TWO_GPUS = new Hardware.Ready(
            List.of(new Gpu("NVIDIA GeForce RTX 4090", OptionalLong.of(24564)),
                    new Gpu("NVIDIA GeForce GT 710", OptionalLong.of(2048))), "550.54.14");

    private static final List<String> LIBRARIES = List.of("torch", "torch_cpu", "torch_cuda", "c10", "c10_cuda");

    private StandIns() {}

    /** The files of an official archive. */
    static Map<String, byte[]> official(String version) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("libtorch/build-version", (version + "\n").getBytes(UTF_8));
        files.put("libtorch/include/torch/torch.h", "no library".getBytes(UTF_8));
        LIBRARIES.forEach(name -> files.put("libtorch/lib/" + library(name), "library %s ".formatted(name).repeat(500).getBytes(UTF_8)));
        files.put("libtorch/lib/libcudart-218eec4c.so.12", "runtime".getBytes(UTF_8));
        files.put("libtorch/lib/libcudnn_ops.so.9", "convolutions".getBytes(UTF_8));
        files.put("libtorch/lib/libtorch_python.so", "Python".getBytes(UTF_8));
        files.put("libtorch/lib/libjitbackend_test.so", "a test".getBytes(UTF_8));
        return files;
    }

    /** Stored, not packed: bytes of it can be damaged one by one. */
    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A Python environment with PyTorch. */
    public static Path environment(Path folder, String version, String cuda) throws IOException {
        Path packages = folder.resolve("lib/python3.12/site-packages");
        Path libraries = Files.createDirectories(packages.resolve("torch/lib"));
        for (String name : LIBRARIES) {
            Files.writeString(libraries.resolve(library(name)), "library " + name);
        }
        Files.writeString(libraries.resolve("libtorch_python.so"), "Python");
        Files.writeString(libraries.resolve("libshm.so"), "Python");
        Files.writeString(packages.resolve("torch/version.py"),
                ("from typing import Optional\n\n__all__ = ['__version__', 'debug', 'cuda']\n__version__ = '%s'\ndebug "
                        + "= False\ncuda: Optional[str] = %s\nhip: Optional[str] = None\n")
                        .formatted(version, cuda));
        Files.writeString(Files.createDirectories(packages.resolve("nvidia/cuda_runtime/lib")).resolve("libcudart.so.12"), "runtime");
        return libraries;
    }

    /** One where the first GPU computes rightly and the second does not. */
    public static SelfTest.Result firstOfTwo(Libtorch libtorch) {
        return new SelfTest.Result(libtorch.folder().toString(), libtorch.version(),
                List.of(new SelfTest.OnGpu(0, 24L << 30, Optional.empty()),
                new SelfTest.OnGpu(1, 2L << 30, Optional.of("no kernel image is available"))), Optional.empty());
    }

    static String library(String name) {
        return Platform.current().orElseThrow().library(name);
    }
}
