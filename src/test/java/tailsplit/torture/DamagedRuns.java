package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tailsplit.command.Commands;
import tailsplit.protocol.ExitCode;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;

/** Each file of a finished and of a half-done run, damaged in each way. What is shown is then what it was before, or something is said. */
final class DamagedRuns implements Attack {
    private final TinyRun tiny;
    private final List<Case> cases = new ArrayList<>();
    private final Shown ofTheWhole;
    private final Shown ofTheHalf;

    private record Case(boolean finished, Path file, Damage damage) {}

    /** What commands that change nothing print. */
    private record Shown(Said show, Said results) {
        static Shown of(Path workspace, String run) {
            return new Shown(Commands.run("show", run, "--workspace", workspace.toString()),
                    Commands.run("results", "--metric", "accuracy,macro-auc", "--epoch", "last", "--workspace", workspace.toString()));
        }
    }

    DamagedRuns(TinyRun tiny) throws IOException {
        this.tiny = tiny;
        for (RunFolder run : List.of(tiny.whole(), tiny.half())) {
            try (Stream<Path> files = Files.walk(run.path())) {
                for (Path file : files.filter(Files::isRegularFile).map(run.path()::relativize).sorted().toList()) {
                    Stream.of(Damage.values()).forEach(damage -> cases.add(new Case(run.equals(tiny.whole()), file, damage)));
                }
            }
        }
        ofTheWhole = Shown.of(tiny.workspace(), tiny.whole().name());
        ofTheHalf = Shown.of(tiny.half().path().resolve("../.."), tiny.half().name());
    }

    @Override
    public String kind() {
        return "files";
    }

    @Override
    public String words() {
        return "each file of a finished and a half-done run, damaged in ten ways; then shown, put in a table, resumed, evaluated";
    }

    @Override
    public int cases() {
        return cases.size();
    }

    @Override
    public List<Integer> share() {
        return List.of(cases() / 4 + 1, cases() - 7);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        Case each = cases.get(number);
        RunFolder run = TinyRun.copy(each.finished ? tiny.whole() : tiny.half(), folder);
        each.damage.at(run.path().resolve(each.file.toString()), new Random(number));
        Judgement judgement = new Judgement("%s %s of a %s run".formatted(
                each.file, each.damage, each.finished ? "finished" : "half-done"));
        Shown expected = each.finished ? ofTheWhole : ofTheHalf;
        Shown shown = Shown.of(folder, run.name());
        judgement.asBefore("show", expected.show, shown.show);
        judgement.asBefore("results", expected.results, shown.results);
        if (each.finished) {
            judgement.asBefore("evaluate", tiny.evaluated(), Commands.run("evaluate", run.path().toString()));
        }
        Said resumed = tiny.train(folder, "--resume");
        judgement.whole("run --resume", resumed);
        if (resumed.code() == ExitCode.DONE && !each.finished) {
            judgement.same("after run --resume", tiny.records(), Records.of(run));
        }
        return judgement.outcome();
    }
}
