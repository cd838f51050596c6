package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tailsplit.file.Folders;
import tailsplit.protocol.ExitCode;

/** What the commands of {@link Stage#LINES} print and write where nothing disturbs them; each is tried when it is first asked for. */
final class Usual {
    private final TinyRun tiny;
    private final Installed program;
    private final Map<String, Of> known = new ConcurrentHashMap<>();

    Usual(TinyRun tiny, Installed program) {
        this.tiny = tiny;
        this.program = program;
    }

    /** @param written digests of files, by their names */
    record Of(String printed, Map<String, String> written) {}

    /** @param folder for its files, which are deleted; it is not there */
    Of of(String line, Path folder) throws IOException, InterruptedException {
        Of found = known.get(line);
        if (found == null) {
            Stage stage = Stage.in(folder, tiny);
            Said said = Installed.run(program.command(folder, List.of(), Map.of(), stage.words(line)), folder);
            if (said.code() != ExitCode.DONE) {
                throw new IllegalStateException(said.toString());
            }
            found = new Of(stage.printed(said), stage.written());
            known.put(line, found);
            Folders.delete(folder);
        }
        return found;
    }
}
