package tailsplit.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tailsplit.run.Records;
import tailsplit.run.RunFolder;

/** Every command on a small file system that it fills at one write or another; a training goes on to its end where there is room again. */
record FullDisks(TinyRun tiny, Installed program, Usual usual) implements Attack {
    private static final int TRAININGS = 60;
    private static final int PAGE = 4096;
    /** More than a training needs, with its temporary files. */
    private static final int ENOUGH_PAGES = 600;
    private static final int FEW_PAGES = 5;

    @Override
    public String kind() {
        return "disks";
    }

    @Override
    public String words() {
        return "a disk that is full at each write of a training, resumed to the same bytes, or when another command writes";
    }

    @Override
    public Optional<String> obstacle() {
        return AllSurroundings.isRoot() ? AllSurroundings.without("mount")
                : Optional.of("only root may mount a small file system");
    }

    @Override
    public int cases() {
        return TRAININGS + Stage.LINES.size() * FEW_PAGES;
    }

    @Override
    public List<Integer> share() {
        return List.of(7, TRAININGS + 25);
    }

    @Override
    public Outcome attempt(int number, Path folder) throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean training = number < TRAININGS;
        int pages = training ? 1 + number * ENOUGH_PAGES / TRAININGS : 1 + (number - TRAININGS) % FEW_PAGES;
        mount(disk, "size=%d".formatted(pages * PAGE));
        try {
            return training ? train(disk, pages) : write(Stage.LINES.get((number - TRAININGS) / FEW_PAGES), folder, disk);
        } finally {
            system("umount", disk.toString());
        }
    }

    private Outcome train(Path disk, int pages) throws IOException, InterruptedException {
        Judgement judgement = new Judgement("training on a disk of %d pages".formatted(pages));
        Said said = tiny.train(disk);
        judgement.whole("run", said);
        mount(disk, "remount,size=%d".formatted(10 * ENOUGH_PAGES * PAGE));
        judgement.whole("run --resume", tiny.train(disk, "--resume"));
        judgement.same("after " + said, tiny.records(), Records.of(new RunFolder(disk.resolve("runs").resolve(tiny.whole().name()))));
        return judgement.outcome();
    }

    /** Nothing half-written stays, and what cannot be written is told. */
    private Outcome write(String line, Path folder, Path disk) throws IOException, InterruptedException {
        Stage stage = Stage.in(Files.createDirectory(folder.resolve("stage")), tiny);
        Files.delete(stage.out());
        Files.createSymbolicLink(stage.out(), disk);
        Said said = Installed.run(program.command(stage.folder(), List.of(), Map.of(), stage.words(line)), folder);
        Judgement judgement = new Judgement("%s on a full disk".formatted(line));
        judgement.whole("command", said);
        if (!line.startsWith("run ")) {
            Map<String, String> whole = new TreeMap<>(usual.of(line, folder.resolve("usual")).written());
            Map<String, String> left = stage.written();
            whole.keySet().retainAll(left.keySet());
            judgement.same("what is left", whole, left);
        }
        return judgement.outcome();
    }

    private static void mount(Path disk, String options) throws IOException, InterruptedException {
        system("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString());
    }

    private static void system(String... words) throws IOException, InterruptedException {
        int code = new ProcessBuilder(words).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": exit code " + code);
        }
    }
}
