package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tailsplit.protocol.ExitCode;

/** Each command, as it is installed, in each of some circumstances: the same bytes as usual, or a line. */
record Surroundings(String kind, String words, Optional<String> obstacle, TinyRun tiny, Installed program, List<Circumstance> circumstances)
        implements Attack {
    private static final Map<String, Usual> USUAL = new ConcurrentHashMap<>();

    private record Usual(String printed, Map<String, String> written) {}

    @Override
    public int cases() {
        return circumstances.size() * Stage.LINES.size();
    }

    @Override
    public int stride() {
        return 13;
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        Circumstance circumstance = circumstances.get(number / Stage.LINES.size());
        String line = Stage.LINES.get(number % Stage.LINES.size());
        Stage stage = Stage.in(Files.createDirectory(folder.resolve("harmed")), tiny);
        Said said = start(stage, circumstance, line);
        Judgement judgement = new Judgement("%s under %s".formatted(line, circumstance.name()));
        judgement.whole("command", said);
        if (said.code() == ExitCode.DONE) {
            Usual usual = usual(line, folder.resolve("usual"));
            judgement.same("file", usual.written, stage.written());
            judgement.same("line", usual.printed, stage.printed(said));
        }
        return judgement.outcome();
    }

    private Usual usual(String line, Path folder) throws IOException, InterruptedException {
        Usual known = USUAL.get(line);
        if (known == null) {
            Stage stage = Stage.in(Files.createDirectory(folder), tiny);
            Said said = start(stage, Circumstance.USUAL, line);
            if (said.code() != ExitCode.DONE) {
                throw new IllegalStateException(said.toString());
            }
            known = new Usual(stage.printed(said), stage.written());
            USUAL.put(line, known);
        }
        return known;
    }

    private Said start(Stage stage, Circumstance circumstance, String line) throws IOException, InterruptedException {
        circumstance.spoiling().spoil(stage);
        return Installed.run(program.command(stage.folder(), circumstance.before(), circumstance.environment(), stage.words(line)),
                stage.folder().getParent());
    }
}
