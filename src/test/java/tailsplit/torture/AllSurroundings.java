package tailsplit.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Memory, language, clock and rights as they may be elsewhere. */
final class AllSurroundings {
    /** Root without what makes it root, so that rights count for it too. */
    private static final List<String> PLAIN_USER = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all");

    private AllSurroundings() {}

    static List<Attack> of(TinyRun tiny, Installed program, Usual usual) {
        return List.of(
                new Surroundings("memory", "each command in heaps of 24, 48 and 96 MB and address spaces of 1 to 8 GB", without("prlimit"),
                        tiny, program, usual, memory(), List.of(5, 70)),
                new Surroundings("languages", "each command in Turkish, Arabic, German, Hindi, Thai and the C locale, with their digits",
                        Optional.empty(), tiny, program, usual, languages(), List.of(41)),
                new Surroundings("clocks", "each command in other time zones, and in one that there is not", Optional.empty(),
                        tiny, program, usual, clocks(), List.of(29)),
                new Surroundings("rights", "each command without the right to read, or to write, one of its folders and files",
                        without("setpriv"), tiny, program, usual, rights(), List.of(29, 113)));
    }

    private static List<Circumstance> memory() {
        return Stream.concat(Stream.of(24, 48, 96).map(megabytes -> Circumstance.java("-Xmx%dm".formatted(megabytes))),
                Stream.of(1000, 3900, 4000, 6000, 8000).map(Circumstance::addressSpace)).toList();
    }

    private static List<Circumstance> languages() {
        return List.of(
                Circumstance.java("-Duser.language=tr -Duser.country=TR"),
                Circumstance.java("-Duser.language=ar -Duser.country=EG"),
                Circumstance.java("-Duser.language=de -Duser.country=DE"),
                Circumstance.java("-Duser.language=hi -Duser.country=IN -Duser.extensions=u-nu-deva"),
                Circumstance.java("-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai"),
                Circumstance.variable("LC_ALL", "C"));
    }

    private static List<Circumstance> clocks() {
        return Stream.of("Pacific/Kiritimati", "America/St_Johns", "Nowhere/Nothing")
                .map(zone -> Circumstance.variable("TZ", zone)).toList();
    }

    private static List<Circumstance> rights() {
        return List.of(
                forbidding("workspace", "---------", Stage::workspace),
                forbidding("runs", "r-xr-xr-x", stage -> stage.workspace().resolve("runs")),
                forbidding("run", "r-xr-xr-x", Stage::run),
                forbidding("run", "---------", Stage::run),
                forbidding("result.json", "---------", stage -> stage.run().resolve("result.json")),
                forbidding("config.yaml", "---------", stage -> stage.run().resolve("config.yaml")),
                forbidding("checkpoints", "---------", stage -> stage.run().resolve("checkpoints")),
                forbidding("experiment", "---------", Stage::experiment),
                forbidding("images", "---------", stage -> stage.folder().resolve("data")),
                forbidding("out", "r-xr-xr-x", Stage::out),
                forbidding("home", "r-xr-xr-x", Stage::folder));
    }

    private static Circumstance forbidding(String what, String rights, Function<Stage, Path> place) {
        return new Circumstance("%s %s".formatted(what, rights), isRoot() ? PLAIN_USER : List.of(), Map.of(),
                stage -> Files.setPosixFilePermissions(place.apply(stage), PosixFilePermissions.fromString(rights)));
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Unless a program of Linux is there. */
    static Optional<String> without(String tool) {
        return Files.isExecutable(Path.of("/usr/bin", tool)) ? Optional.empty() : Optional.of("there is no %s here".formatted(tool));
    }
}
