package tailsplit.worker;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.PlannedSubclasses;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.RunConfiguration;
import tailsplit.experiment.Settings;
import tailsplit.file.ProgramVersion;
import tailsplit.gpu.ComputeDevice;
import tailsplit.network.Precision;
import tailsplit.protocol.Program;
import tailsplit.run.Provenance;
import tailsplit.run.RunFolder;
import tailsplit.run.SubclassNumber;
import tailsplit.splitting.ClassChoice;
import tailsplit.splitting.ClassChoices;
import tailsplit.splitting.SubclassPlan;
import tailsplit.training.Checkpoints;
import tailsplit.training.Devices;
import tailsplit.training.DivergedException;
import tailsplit.training.Resumption;
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
        Configuration configuration = RunConfiguration.read(folder);
        Prepared prepared = Prepared.of(configuration, UserFolders.standard().datasets());
        prepared.notices().forEach(LOG::info);
        folder.create();
        ComputeDevice device = Devices.resolve(configuration.get(Settings.TRAINING_DEVICE));
        Precision precision = Recipes.precision(configuration, device, folder.provenance());
        writeProvenance(prepared, configuration.hash(), device, precision);
        Checkpoints checkpoints = new Checkpoints(folder.checkpoints());
        Resumption start = checkpoints.resumption(new RecordCheck(folder, prepared)::missing);
        start.notice().or(() -> lost(start)).ifPresent(status::note);
        List<SubclassNumber> found = numbers(prepared);
        Prepared numbered = found.isEmpty() ? prepared : prepared.with(plan(found));
        RunWriter writer = new RunWriter(folder, status, numbered, stopRequested);
        try (Trainer trainer = new Trainer(Recipes.recipe(numbered, precision), device, Recipes.retention(configuration),
                checkpoints, start.epoch(), writer)) {
            writer.start(start.epoch(), found);
            TrainingResult result = trainer.train();
            Results.finished(folder, numbered.dataset().classNames(), result);
        }
    }

    private Optional<String> lost(Resumption start) {
        return start.epoch() > 0 || folder.epochs().isEmpty() ? Optional.empty() : Optional.of("it begins again, as it has no checkpoint");
    }

    /** What is found before training, once in the life of a run: it may have been interrupted after that. */
    private List<SubclassNumber> numbers(Prepared prepared) throws StoppedException {
        Optional<PlannedSubclasses> subclasses = prepared.subclasses();
        if (subclasses.filter(each -> each.awaitsModes() || each.choices().isPresent()).isEmpty()) {
            return List.of();
        }
        List<SubclassNumber> before = folder.numbers().stream().filter(number -> number.epoch() == 1).toList();
        if (before.size() == prepared.dataset().classes()) {
            return before;
        }
        Optional<ClassChoices> known = subclasses.flatMap(PlannedSubclasses::choices);
        List<ClassChoice> choices = (known.isPresent() ? known.get() : modes(prepared)).classes();
        return IntStream.range(0, choices.size())
                .mapToObj(label -> new SubclassNumber(1, label, choices.get(label).subclasses(), choices.get(label).reason())).toList();
    }

    private ClassChoices modes(Prepared prepared) throws StoppedException {
        int epochs = prepared.configuration().getInt(Settings.SPLITTING_PILOT_EPOCHS);
        LOG.info("a pilot of %d epochs is trained to find the modes of the classes".formatted(epochs));
        return ModeSearch.choose(prepared, prepared.configuration().getInt(Settings.SPLITTING_SMALLEST), epochs,
                _ -> {}, stopRequested);
    }

    private static SubclassPlan plan(List<SubclassNumber> numbers) {
        return new SubclassPlan(numbers.stream().map(SubclassNumber::subclasses).toList());
    }

    /** Written at the first start; a run that goes on must have the same data and the same digits. */
    private void writeProvenance(Prepared prepared, String hash, ComputeDevice device, Precision precision) {
        Optional<Provenance> earlier = folder.provenance();
        Provenance now = provenance(prepared, hash, device, precision);
        if (earlier.isEmpty()) {
            folder.write(now);
            return;
        }
        Provenance before = earlier.get();
        SameImages.require(before, prepared);
        if (precision.isBfloat16() && !Devices.hasBfloat16(device)) {
            LOG.warning("training.precision is bf16, for which this machine has no instructions: the run goes on very slowly; "
                    + "with auto it would go on in 32 bits");
        }
        OtherMachine.differences(before, now).forEach(LOG::warning);
        folder.write(before.withResumed(Instant.now(), now.precision()));
    }

    private static Provenance provenance(Prepared prepared, String hash, ComputeDevice device, Precision precision) {
        return new Provenance(ProgramVersion.TEXT, Runtime.version().toString(),
                Devices.djlVersion(), Devices.pytorchVersion(),
                "%s %s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                Devices.processor(), device.text(), Devices.gpuName(device), Integer.getInteger("ai.djl.pytorch.num_threads", 0),
                (precision.isBfloat16() ? Precision.BF16 : precision).name().toLowerCase(Locale.ROOT), Optional.empty(),
                Provenance.NUMERICS,
                prepared.dataset().name(), prepared.dataset().checksum(), prepared.split().checksum(),
                Program.typed(System.getenv()), Instant.now(), List.of(), Optional.of(hash), Optional.of(prepared.dataset().notices()),
                ProgramVersion.COMMIT, Optional.of(machine()));
    }

    private static Provenance.Machine machine() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Provenance.Machine(Runtime.getRuntime().availableProcessors(), system.getTotalMemorySize());
    }
}
