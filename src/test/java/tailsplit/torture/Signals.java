package tailsplit.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;

/** A command that trains, told to end at a random moment; then it goes on to its end. */
record Signals(TinyRun tiny, Installed program) implements Attack {
    private static final int SLOWEST_MILLIS = 8000;

    private enum Signal {
        INT(130), TERM(143), HUP(129);

        private final int code;

        Signal(int code) {
            this.code = code;
        }
    }

    @Override
    public String kind() {
        return "signals";
    }

    @Override
    public String words() {
        return "a training ended by Ctrl-C, SIGTERM or SIGHUP at random moments; resumed, the same bytes";
    }

    @Override
    public Optional<String> obstacle() {
        return AllSurroundings.without("kill");
    }

    @Override
    public int cases() {
        return 60;
    }

    @Override
    public List<Integer> share() {
        return List.of(4);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        Signal signal = Signal.values()[number % Signal.values().length];
        Path workspace = folder.resolve("workspace");
        Path err = folder.resolve("said.err");
        Process process = program.command(folder, List.of(), Map.of(),
                List.of("run", tiny.configuration().toString(), "--workspace", workspace.toString()))
                .redirectOutput(folder.resolve("said.out").toFile()).redirectError(err.toFile()).start();
        try {
            process.waitFor(new Random(number).nextInt(SLOWEST_MILLIS), TimeUnit.MILLISECONDS);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
        Judgement judgement = new Judgement("SIG%s with exit code %d".formatted(signal, process.exitValue()));
        Said said = new Said(process.exitValue(), "", Files.readString(err));
        if (process.exitValue() == 0 || process.exitValue() == signal.code && said.complaints().isEmpty()) {
            judgement.whole("run", new Said(0, "", said.err())); // before it had begun, or after its end
        } else {
            judgement.same("its words", "tailsplit: stopped; continue with --resume", String.join("\n", said.complaints()));
            judgement.same("its end", String.valueOf(signal.code), String.valueOf(process.exitValue()));
        }
        judgement.whole("run --resume", tiny.train(workspace, "--resume"));
        judgement.same("after run --resume", tiny.records(), Records.of(new RunFolder(workspace.resolve("runs").resolve(
                tiny.whole().name()))));
        return judgement.outcome();
    }
}
