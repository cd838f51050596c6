package tailsplit.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tailsplit.download.DownloadProgress;
import tailsplit.download.RemoteFile;
import tailsplit.file.InvalidInputException;
import tailsplit.gpu.GpuReport;
import tailsplit.gpu.Hardware;
import tailsplit.gpu.HardwareSearch;
import tailsplit.gpu.Libtorch;
import tailsplit.gpu.LibtorchInUse;
import tailsplit.gpu.LibtorchInstaller;
import tailsplit.gpu.LibtorchSource;
import tailsplit.gpu.LibtorchStore;

/** Says what a GPU of this machine needs to be used, and does it. */
public final class GpuSetup {
    private final LibtorchStore store;
    private final Supplier<Hardware> hardware;
    private final LibtorchInstaller installer;

    /** @param dataHome gets the CUDA build of libtorch */
    public GpuSetup(Path dataHome) {
        this(new LibtorchStore(dataHome), new HardwareSearch()::find,
                new LibtorchInstaller(new LibtorchStore(dataHome), new SelfTestProcess(dataHome)));
    }

    public GpuSetup(LibtorchStore store, Supplier<Hardware> hardware, LibtorchInstaller installer) {
        this.store = store;
        this.hardware = hardware;
        this.installer = installer;
    }

    /** Takes up to some seconds. */
    public GpuReport report() {
        return GpuReport.of(hardware.get(), store);
    }

    /** Whether what would be downloaded is there already. */
    public boolean isDownloaded() {
        return installer.isDownloaded();
    }

    /**
     * Gets the CUDA build of libtorch, tries it, and uses it from the next start of a run on.
     *
     * @throws InvalidInputException where it would be of no use here, does not fit or does not compute; one line that says why
     * @throws tailsplit.download.DownloadException where it could not be downloaded; what has arrived is kept
     * @throws CancellationException where it was cancelled after the download
     */
    public LibtorchInUse install(LibtorchSource source, DownloadProgress progress, BooleanSupplier cancelled)
            throws IOException, InterruptedException {
        GpuReport report = report();
        if (!report.installable()) {
            throw new InvalidInputException("%s would be of no use here: found %s. %s"
                    .formatted(Libtorch.WANTED, report.found(), report.missing().orElse("")));
        }
        return installer.install(source, progress, cancelled);
    }

    /** Runs that start from now on compute on the processor; what was downloaded is deleted. */
    public void remove() {
        store.remove();
    }

    /** What is downloaded, how large it is and where it comes from; half a sentence. */
    public static String offer() {
        return "%s, %s from %s".formatted(Libtorch.WANTED, size(), LibtorchInstaller.official().address().getHost());
    }

    /** Of what is downloaded. */
    public static String size() {
        RemoteFile official = LibtorchInstaller.official();
        return official.bytes().isPresent() ? String.format(Locale.ROOT, "%.1f GB", official.bytes().getAsLong() / 1e9) : "about 3 GB";
    }
}
