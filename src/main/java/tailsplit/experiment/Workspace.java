package tailsplit.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.FileProblem;
import tailsplit.file.InvalidInputException;

/** The folder that experiments and their runs lie in. */
public record Workspace(Path folder) {
    private static final int SLUG_LENGTH = 60;

    /** Where all runs lie. */
    public Path runs() {
        return folder.resolve("runs");
    }

    /**
     * A summary of every run, in no order.
     *
     * @throws InvalidInputException where the folder cannot be read
     */
    public List<RunSummary> summaries() {
        return List.copyOf(runNames()).parallelStream().map(name -> RunSummary.read(runs().resolve(name))).toList();
    }

    /**
     * The folders of all runs, by name.
     *
     * @throws InvalidInputException where they cannot be listed
     */
    public Set<String> runNames() {
        try (Stream<Path> folders = Files.list(runs())) {
            return folders.filter(Files::isDirectory).map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read %s: %s".formatted(runs(), FileProblem.reason(e)), e);
        }
    }

    /** Where a run of this configuration lies: {@code runs/NAME-HASH}. */
    public Path runFolder(Configuration configuration) {
        return runs().resolve(slug(configuration.get(Settings.NAME)) + "-" + configuration.hash());
    }

    /**
     * Where a run that computes what this configuration says lies already, under whatever name; otherwise where it
     * would. One's own images have a path that is no part of the hash: there the name must be the same too.
     *
     * @param names of the runs there are
     */
    public Path runFolder(Configuration configuration, Collection<String> names) {
        Path own = runFolder(configuration);
        if (names.contains(own.getFileName().toString()) || configuration.get(Settings.DATASET_PATH).isPresent()) {
            return own;
        }
        String ending = "-" + configuration.hash();
        return names.stream().filter(name -> name.endsWith(ending)).sorted().findFirst().map(runs()::resolve).orElse(own);
    }

    /** The state of the ablation of that name. */
    public AblationFolder ablation(String name) {
        return new AblationFolder(ablations().resolve(slug(name)));
    }

    /** Where all ablations lie. */
    public Path ablations() {
        return folder.resolve("ablations");
    }

    /** A name that every file system takes. */
    private static String slug(String name) {
        String slug = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("-{2,}", "-");
        String cut = slug.substring(0, Math.min(SLUG_LENGTH, slug.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "run" : cut;
    }
}
