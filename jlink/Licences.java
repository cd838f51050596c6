import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Gathers the licences and notices of the bundled libraries: what each jar has within, else jlink/notices. Arguments: the
 * folder of the jars, Maven's list of them with their licences, the notices, and the folder to write to.
 */
final class Licences {
    private static final Pattern TEXT = Pattern.compile("(.*/)?(licen[cs]e|notice|copying)(\\.(txt|md))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("-\\d.*");

    private final List<String> list;
    private final Path notices;
    private final Path folder;

    private Licences(List<String> list, Path notices, Path folder) {
        this.list = list;
        this.notices = notices;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path list = Path.of(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[3]));
        Licences licences = new Licences(Files.readAllLines(list), Path.of(arguments[2]), folder);
        List<String> without = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            for (Path jar : jars) {
                if (!licences.gather(jar)) {
                    without.add(jar.getFileName().toString());
                }
            }
        }
        if (!without.isEmpty()) {
            System.err.println("package: no licence found for " + String.join(", ", without) + "; put one beside those in " + arguments[2]);
            System.exit(1);
        }
        licences.copyNotices();
        Files.copy(list, folder.resolve("libraries.txt"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return whether a licence is known: one in the jar, a notice, or the one that this program has too */
    private boolean gather(Path jar) throws IOException {
        String name = VERSION.matcher(jar.getFileName().toString()).replaceFirst("");
        boolean found = Files.exists(notices.resolve(name + ".txt")) || name.equals("tailsplit") || isApache(name);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().filter(each -> TEXT.matcher(each.getName()).matches()).toList()) {
                Path target = Files.createDirectories(folder.resolve(name))
                        .resolve(entry.getName().replaceFirst("^META-INF/", "").replace('/', '-'));
                try (InputStream text = file.getInputStream(entry)) {
                    Files.copy(text, target, StandardCopyOption.REPLACE_EXISTING);
                }
                found = true;
            }
        }
        return found;
    }

    private boolean isApache(String name) {
        return list.stream().anyMatch(line -> line.contains(":" + name + ":") && line.matches(" *\\([^)]*Apache[^)]*2\\.0\\).*"));
    }

    private void copyNotices() throws IOException {
        try (DirectoryStream<Path> texts = Files.newDirectoryStream(notices, "*.txt")) {
            for (Path text : texts) {
                Files.copy(text, folder.resolve(text.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
