package tailsplit.worker;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.ConfigurationFile;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.network.Precision;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.training.Checkpoints;
import tailsplit.training.Devices;
import tailsplit.training.DivergedException;
import tailsplit.training.StoppedException;
import tailsplit.training.Trainer;
import tailsplit.training.TrainingResult;
import tailsplit.user.UserFolders;

/** One run from its folder's configuration to its folder's results. */
final class Run {
    private static final Logger LOG = Logger.getLogger(Run.class.getName());

    private final RunFolder folder;
    private final StatusReporter status;
    private final BooleanSupplier stopRequested;

    Run(RunFolder folder, StatusReporter status, BooleanSupplier stopRequested) {
        this.folder = folder;
        this.status = status;
        this.stopRequested = stopRequested;
    }

    void train() throws DivergedException, StoppedException, IOException {
        Configuration configuration = ConfigurationFile.read(folder.configuration());
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        prepared.notices().forEach(LOG::info);
        folder.create();
        String device = Devices.resolve(configuration.get(Settings.TRAINING_DEVICE));
        Precision precision = Recipes.precision(configuration, device, folder.provenance());
        writeProvenance(prepared, device, precision);
        RunWriter writer = new RunWriter(folder, status, prepared, stopRequested);
        try (Trainer trainer = new Trainer(Recipes.recipe(prepared, precision), device, Recipes.keeping(configuration),
                new Checkpoints(folder.checkpoints()), writer)) {
            writer.start(trainer.startEpoch());
            TrainingResult result = trainer.train();
            Results.finished(folder, prepared, result);
        }
    }

    /** Written at the first start; a run that goes on must have the same data and the same digits. */
    private void writeProvenance(Prepared prepared, String device, Precision precision) {
        Optional<Provenance> earlier = folder.provenance();
        Provenance now = provenance(prepared, device, precision);
        if (earlier.isEmpty()) {
            folder.write(now);
            return;
        }
        Provenance before = earlier.get();
        SameImages.require(before, prepared);
        if (before.threads() != now.threads()) {
            LOG.warning("the run began with %d threads and goes on with %d: its last digits may differ"
                    .formatted(before.threads(), now.threads()));
        }
        folder.write(before.withResumed(Instant.now()));
    }

    private static Provenance provenance(Prepared prepared, String device, Precision precision) {
        String version = Run.class.getPackage().getImplementationVersion();
        return new Provenance(version == null ? "not packaged" : version, Runtime.version().toString(),
                Devices.djlVersion(), Devices.pytorchVersion(),
                "%s %s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                Devices.processor(), device, Integer.getInteger("ai.djl.pytorch.num_threads", 0),
                precision.name().toLowerCase(Locale.ROOT), prepared.dataset().name(),
                prepared.dataset().checksum(), prepared.split().checksum(), commandLine(), Instant.now(), List.of());
    }

    private static List<String> commandLine() {
        return ProcessHandle.current().parent().flatMap(parent -> parent.info().arguments())
                .map(List::of).orElse(List.of());
    }
}
