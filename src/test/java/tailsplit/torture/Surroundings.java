package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tailsplit.protocol.ExitCode;

/** Each command, as it is installed, in each of some circumstances: the same bytes as usual, or a line. */
record Surroundings(String kind, String words, Optional<String> obstacle, TinyRun tiny, Installed program, Usual usual,
        List<Circumstance> circumstances, List<Integer> share) implements Attack {
    @Override
    public int cases() {
        return circumstances.size() * Stage.LINES.size();
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
            Usual.Of expected = usual.of(line, folder.resolve("usual"));
            judgement.same("file", expected.written(), stage.written());
            judgement.same("line", expected.printed(), stage.printed(said));
        }
        return judgement.outcome();
    }

    private Said start(Stage stage, Circumstance circumstance, String line) throws IOException, InterruptedException {
        circumstance.spoiling().spoil(stage);
        return Installed.run(program.command(stage.folder(), circumstance.before(), circumstance.environment(), stage.words(line)),
                stage.folder().getParent());
    }
}
