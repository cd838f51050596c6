package tailsplit.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tailsplit.file.ProgramVersion;

/**
 * What a run was made with, provenance.json: enough to repeat it.
 *
 * @param tailsplit       version of this program
 * @param djl             version of DJL
 * @param pytorch         version of libtorch
 * @param os              name, version and architecture of the operating system
 * @param processor       its name, also where a GPU computed
 * @param device          what computed: {@code cpu}, or a GPU by its number, {@code gpu:0}
 * @param gpu             its name, where the driver tells it
 * @param threads         on the processor; results differ between numbers of threads
 * @param precision       of the convolutions when the run began, f32 or bf16
 * @param laterPrecision  since it went on where there are no instructions for the one it began with
 * @param numerics        the version of the computation: {@link #NUMERICS} where it began today; 0 where that is not known
 * @param datasetChecksum of the images and labels
 * @param splitChecksum   of the indices of the training images kept
 * @param commandLine     its words, as they were typed; of version 0.1.0 also Java's own
 * @param resumed         when the run went on after a stop or a kill
 * @param configuration   its hash, which ends the folder's name too; empty where an older version wrote it
 * @param datasetNotices  sentences about what of the data set was left out, or taken for something else; empty likewise
 * @param commit          of the program's source; empty where it was not built from a repository
 * @param machine         empty where an older version wrote it
 */
public record Provenance(
        String tailsplit,
        String java,
        String djl,
        String pytorch,
        String os,
        String processor,
        String device,
        Optional<String> gpu,
        int threads,
        String precision,
        Optional<String> laterPrecision,
        int numerics,
        String dataset,
        String datasetChecksum,
        String splitChecksum,
        List<String> commandLine,
        Instant started,
        List<Instant> resumed,
        Optional<String> configuration,
        Optional<List<String>> datasetNotices,
        Optional<String> commit,
        Optional<Machine> machine) {
    /**
     * What there was to compute with.
     *
     * @param memory in bytes
     */
    public record Machine(int cores, long memory) {}

    /** Counts the changes of what the same configuration computes; 0 in version 0.1.0. */
    public static final int NUMERICS = 1;
    /** A path from the root, within a sentence. */
    private static final Pattern ABSOLUTE = Pattern.compile("(^|[^\\p{Alnum}.])(/|~|\\\\|[A-Za-z]:[/\\\\])");

    public Provenance {
        datasetNotices = datasetNotices.map(List::copyOf);
        commandLine = List.copyOf(commandLine);
        resumed = List.copyOf(resumed);
    }

    /** Of the convolutions of the epochs to come. */
    public String currentPrecision() {
        return laterPrecision.orElse(precision);
    }

    /** @param current of the convolutions from here on */
    public Provenance withResumed(Instant time, String current) {
        Optional<String> later = current.equals(precision) ? Optional.empty() : Optional.of(current);
        return new Provenance(tailsplit, java, djl, pytorch, os, processor, device, gpu, threads, precision, later, numerics,
                dataset, datasetChecksum, splitChecksum, commandLine, started,
                Stream.concat(resumed.stream(), Stream.of(time)).toList(), configuration, datasetNotices, commit, machine);
    }

    /**
     * The same without the user's folders: of every path of the command line its last name is left,
     * and no notice that has one.
     */
    public Provenance withoutPlaces() {
        return new Provenance(tailsplit, java, djl, pytorch, os, processor, device, gpu, threads, precision, laterPrecision,
                numerics, dataset, datasetChecksum, splitChecksum,
                commandLine.stream().map(word -> word.replaceAll("[^=,]*[/\\\\](?=[^/\\\\])", "")).toList(),
                started, resumed, configuration,
                datasetNotices.map(notices -> notices.stream().filter(notice -> !ABSOLUTE.matcher(notice).find()).toList()),
                commit, machine);
    }

    /** Whether a later version than this one began the run, so that it may hold what is not known here. */
    @JsonIgnore
    public boolean isOfNewerVersion() {
        return numerics > NUMERICS || ProgramVersion.isOlderThan(tailsplit);
    }
}
