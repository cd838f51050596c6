package tailsplit.user;

import java.nio.file.Path;
import java.util.Map;

/**
 * The only folders that the program writes to by itself, each where the system wants it: by the XDG base directory
 * specification, or Apple's and Microsoft's rules. Whoever names another place with TAILSPLIT_CONFIG or TAILSPLIT_DATA gets it.
 *
 * @param settings   the preferences
 * @param datasets   downloaded data sets, each in a folder of its name
 * @param cache      what can be made again, such as libtorch unpacked
 * @param log        what the window has to say beyond what it shows
 * @param workspace  where runs lie, if no place is named for them
 */
public record UserFolders(Path settings, Path datasets, Path cache, Path log, Path workspace) {
    /** Those of this process's user. */
    public static UserFolders standard() {
        return of(System.getProperty("os.name"), home(), System.getenv());
    }

    /** The user's own folder: HOME where it is set, as other programs have it, else that of the account. */
    public static Path home() {
        return home(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
    }

    static Path home(String system, Path account, Map<String, String> environment) {
        return system.startsWith("Windows") ? account : new Environment(environment).absolute("HOME", account);
    }

    /** @param system the name that Java has for it */
    static UserFolders of(String system, Path home, Map<String, String> environment) {
        Environment named = new Environment(environment);
        UserFolders folders = system.startsWith("Windows") ? windows(home, named)
                : system.startsWith("Mac") ? mac(home)
                : xdg(home, named);
        return new UserFolders(
                named.folder("TAILSPLIT_CONFIG", folders.settings),
                named.folder("TAILSPLIT_DATA", folders.datasets),
                folders.cache, folders.log, folders.workspace);
    }

    private static UserFolders xdg(Path home, Environment named) {
        return new UserFolders(
                named.absolute("XDG_CONFIG_HOME", home.resolve(".config")).resolve("tailsplit"),
                named.absolute("XDG_DATA_HOME", home.resolve(".local/share")).resolve("tailsplit/datasets"),
                named.absolute("XDG_CACHE_HOME", home.resolve(".cache")).resolve("tailsplit"),
                named.absolute("XDG_STATE_HOME", home.resolve(".local/state")).resolve("tailsplit"),
                home.resolve("tailsplit"));
    }

    private static UserFolders mac(Path home) {
        Path library = home.resolve("Library");
        Path support = library.resolve("Application Support/Tailsplit");
        return new UserFolders(support, support.resolve("datasets"), library.resolve("Caches/Tailsplit"),
                library.resolve("Logs/Tailsplit"), home.resolve("tailsplit"));
    }

    private static UserFolders windows(Path home, Environment named) {
        Path local = named.absolute("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Tailsplit");
        return new UserFolders(named.absolute("APPDATA", home.resolve("AppData/Roaming")).resolve("Tailsplit"),
                local.resolve("datasets"), local.resolve("cache"), local.resolve("log"), home.resolve("tailsplit"));
    }

    private record Environment(Map<String, String> variables) {
        Path folder(String variable, Path otherwise) {
            String value = variables.getOrDefault(variable, "");
            return value.isBlank() ? otherwise : Path.of(value);
        }

        /** XDG has relative paths ignored. */
        Path absolute(String variable, Path otherwise) {
            Path folder = folder(variable, otherwise);
            return folder.isAbsolute() ? folder : otherwise;
        }
    }
}
