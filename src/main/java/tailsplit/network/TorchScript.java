package tailsplit.network;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A module of TorchScript functions without state: one call into libtorch runs a whole network, which is a good deal
 * faster than a call for each of its operations. The archive is a zip of the code and two empty pickles. Each script has a
 * twin in readable PyTorch with methods of the same names, in {@code src/test/python/twins}.
 */
public final class TorchScript implements AutoCloseable {
    private static final String NAME = "module";
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    // DJL frees the module when the Model is collected, so it is held here.
    private final Model model;
    private final Block block;
    private final ParameterStore none = new ParameterStore();

    private TorchScript(Model model) {
        this.model = model;
        this.block = model.getBlock();
    }

    /** @param methods TorchScript methods, indented by two spaces, of a class called Net */
    public static TorchScript load(String methods) {
        try {
            Path folder = Files.createTempDirectory("tailsplit");
            Path archive = folder.resolve(NAME + ".pt");
            try {
                write(archive, "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" + methods);
                Model model = Model.newInstance(NAME, "PyTorch");
                model.load(folder, NAME, Map.of("trainParam", "true"));
                return new TorchScript(model);
            } finally {
                Files.deleteIfExists(archive);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The network could not be prepared in the temporary folder", e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException("libtorch refused the network's TorchScript", e);
        }
    }

    /**
     * Calls a method; what it returns belongs to the manager of the first argument. Neighbouring arguments with equal
     * names that end in "[]" are passed as one list.
     *
     * @param differentiable whether what it returns may be part of what gradients are taken of
     */
    public NDList call(String method, NDList arguments, boolean differentiable) {
        NDList all = new NDList(arguments);
        try (NDArray name = arguments.getFirst().getManager().create(0f)) {
            name.setName("module_method:" + method);
            all.add(name);
            return block.forward(none, all, differentiable);
        }
    }

    @Override
    public void close() {
        model.close();
    }

    private static void write(Path archive, String code) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            put(zip, "data.pkl", emptyModule());
            put(zip, "code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", EMPTY_TUPLE);
            put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** The pickle of {@code Net()} with the attribute {@code training = True}. */
    private static byte[] emptyModule() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write("c__torch__\nNet\n".getBytes(StandardCharsets.US_ASCII));
        pickle.write(new byte[] {')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
        pickle.write("training".getBytes(StandardCharsets.US_ASCII));
        pickle.write(new byte[] {(byte) 0x88, 'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(NAME + "/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
