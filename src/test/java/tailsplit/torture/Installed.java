package tailsplit.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program as it is installed, with its own launcher: a jar of nothing leads to the classes that run here. */
final class Installed {
    private final Path home;

    private Installed(Path home) {
        this.home = home;
    }

    static Installed in(Path home) throws IOException {
        Path javafx = Files.createDirectories(home.resolve("lib/javafx"));
        Path launcher = Files.createDirectories(home.resolve("bin")).resolve("tailsplit");
        Files.copy(Path.of("src/main/distribution/bin/tailsplit"), launcher, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(Path.of("src/main/distribution/java.options"), home.resolve("lib/java.options"), StandardCopyOption.REPLACE_EXISTING);
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
        for (Path part : classPath.stream().filter(Installed::isJavaFx).toList()) {
            Files.copy(part, javafx.resolve(part.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.stream().filter(part -> !isJavaFx(part))
                .map(part -> part.toUri().toString()).collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(home.resolve("lib/tailsplit.jar"))) {
            new JarOutputStream(out, manifest).close();
        }
        return new Installed(home);
    }

    private static boolean isJavaFx(Path part) {
        return part.getFileName().toString().startsWith("javafx-");
    }

    /**
     * A command whose user's folders all lie in one, but for what was unpacked before.
     *
     * @param before words that the command line begins with, of a program that starts another
     */
    ProcessBuilder command(Path user, List<String> before, Map<String, String> environment, List<String> words) {
        List<String> line = new ArrayList<>(before);
        line.add(home.resolve("bin/tailsplit").toString());
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).directory(user.toFile());
        Map<String, String> all = builder.environment();
        all.remove("JDK_JAVA_OPTIONS");
        all.put("HOME", user.toString());
        all.put("XDG_CACHE_HOME", home.resolve("cache").toString());
        all.put("TAILSPLIT_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
        all.putAll(environment);
        return builder;
    }

    /** Started, and waited for; whoever is interrupted meanwhile ends it. */
    static Said run(ProcessBuilder command, Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("said.out");
        Path err = folder.resolve("said.err");
        Process process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            process.waitFor();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Said(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
