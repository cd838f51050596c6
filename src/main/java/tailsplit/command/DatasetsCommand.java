package tailsplit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tailsplit.dataset.Catalogue;
import tailsplit.dataset.DatasetFormat;
import tailsplit.dataset.DatasetKind;
import tailsplit.dataset.Datasets;
import tailsplit.dataset.DecodedSets;
import tailsplit.dataset.Downloads;
import tailsplit.dataset.Inspection;
import tailsplit.dataset.Inspector;
import tailsplit.download.RemoteFile;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Overrides;
import tailsplit.experiment.Prepared;
import tailsplit.experiment.Settings;
import tailsplit.file.CsvText;
import tailsplit.file.UserFile;
import tailsplit.protocol.ExitCode;

/** {@code tailsplit datasets}. */
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        description = {"Lists data sets, downloads them, takes over files that were downloaded by other means, looks into files,",
            "or deletes what was decoded."},
        synopsisSubcommandLabel = "COMMAND")
final class DatasetsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists every data set and where it comes from.")
    int list(@Mixin DataHomeOption data) {
        Downloads downloads = new Downloads(data.folder());
        for (DatasetKind kind : Datasets.ALL) {
            String state = switch (kind.origin()) {
                case DatasetKind.Embedded _ -> "embedded, nothing to download";
                case DatasetKind.Own _, DatasetKind.OwnImages _ -> "your own data: set dataset.path";
                case DatasetKind.Download _ -> downloads.has(kind.key()) ? "on this machine: " + data.folder().resolve(kind.key())
                        : "tailsplit datasets download " + kind.key() + size(Catalogue.items(kind.key()));
            };
            System.out.printf("%-16s %s%n", kind.key(), state);
        }
        List<DecodedSets.Kept> decoded = new DecodedSets(data.folder()).list();
        if (!decoded.isEmpty()) {
            System.out.printf("%nDecoded images, kept in %s until 'tailsplit datasets clear':%n", new DecodedSets(data.folder()).folder());
            decoded.forEach(set -> System.out.printf("%10s  %s%s%n", megabytes(set.bytes()), Terminal.plain(set.place()),
                    set.settings().isEmpty() ? "" : ", " + set.settings()));
        }
        return ExitCode.DONE;
    }

    @Command(name = "clear", mixinStandardHelpOptions = true,
            description = "Deletes decoded images, which are made again when they are needed. Files of your own and downloads stay.")
    int clear(@Mixin DataHomeOption data) {
        System.out.printf("%s came free.%n", megabytes(new DecodedSets(data.folder()).clear()));
        return ExitCode.DONE;
    }

    @Command(name = "download", mixinStandardHelpOptions = true,
            description = "Downloads a data set; a download that broke is continued.")
    int download(@Parameters(paramLabel = "NAME", description = "See 'tailsplit datasets list'.") String name,
            @Mixin DataHomeOption data) throws IOException, InterruptedException {
        Downloads downloads = new Downloads(data.folder());
        if (downloads.has(name)) {
            System.out.println("On this machine already: " + data.folder().resolve(name));
            return ExitCode.DONE;
        }
        Catalogue.items(name).forEach(item -> System.out.println("From " + item.address()));
        Path folder = downloads.download(name, new TransferDisplay(), () -> false);
        System.out.println("Ready: " + folder);
        return ExitCode.DONE;
    }

    @Command(name = "import", mixinStandardHelpOptions = true,
            description = "Takes over a data set's official files, or a folder with them unpacked.")
    int importFrom(@Parameters(paramLabel = "NAME", description = "See 'tailsplit datasets list'.") String name,
            @Parameters(paramLabel = "PATH", description = "The file, or a folder with all files.") Path path,
            @Mixin DataHomeOption data) throws IOException {
        System.out.println("Ready: " + new Downloads(data.folder()).importFrom(name, path));
        return ExitCode.DONE;
    }

    @Command(name = "inspect", mixinStandardHelpOptions = true, description = {
        "Says what a data set is before anything is trained on it: its format, parts and classes, the sizes of its images, what is",
        "left out, which images have the same pixels, and what makes scores doubtful. Every image is read."
    }, footer = {"", "Exit codes: " + ExitCode.HELP})
    int inspect(
            @Parameters(paramLabel = "PATH", description = "The file or folder, or the NAME of a data set on this machine.")
            Path path,
            @Option(names = "--set", paramLabel = "KEY=VALUE",
                    description = "Changes a setting of the data set, for example --set dataset.size=64. May be given several times.")
            List<String> changes,
            @Option(names = "--csv", paramLabel = "FILE", description = "Writes a row for each class, with its images in each part.")
            Optional<Path> csv,
            @Option(names = "--images", paramLabel = "FILE",
                    description = "Writes a row for each image as CSV: its size, its channels, which have the same pixels, what is none.")
            Optional<Path> images,
            @Mixin DataHomeOption data) {
        Configuration asked = Overrides.apply(found(path), Optional.ofNullable(changes).orElse(List.of()), Path.of("").toAbsolutePath());
        Inspection inspection;
        try (ShareDisplay display = ShareDisplay.besideOutput("Reading images")) {
            inspection = Inspector.inspect(Prepared.source(asked), data.folder(), display::show, () -> false);
        }
        InspectionText.print(inspection, System.out);
        csv.ifPresent(file -> UserFile.write(file, CsvText.text(inspection.classTable().stream())));
        images.ifPresent(file -> UserFile.write(file, CsvText.text(inspection.imageTable().stream())));
        return inspection.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.INVALID_INPUT;
    }

    private static Configuration found(Path path) {
        Optional<DatasetKind> named = Files.exists(path) ? Optional.empty()
                : Datasets.ALL.stream().filter(kind -> kind.key().equals(path.toString())).findFirst();
        return named.map(kind -> Configuration.defaults().with(Settings.DATASET_NAME, kind))
                .orElseGet(() -> Configuration.defaults().with(Settings.DATASET_NAME, DatasetFormat.of(path))
                        .with(Settings.DATASET_PATH, Optional.of(path)));
    }

    private static String size(List<RemoteFile> items) {
        long bytes = items.stream().mapToLong(item -> item.bytes().orElse(0)).sum();
        return bytes == 0 ? "" : " (%s)".formatted(megabytes(bytes));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
    }
}
