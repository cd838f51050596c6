package tailsplit.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("/home/J\u00f6rg M\u00fcller");

    @Test
    void onLinuxTheyAreThoseOfXdg() {
        assertEquals(new UserFolders(HOME.resolve(".config/tailsplit"), HOME.resolve(".local/share/tailsplit/datasets"),
                        HOME.resolve(".cache/tailsplit"), HOME.resolve(".local/state/tailsplit"), HOME.resolve("tailsplit")),
                UserFolders.of("Linux", HOME, Map.of()));
        UserFolders moved = UserFolders.of("Linux", HOME,
                Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/e", "XDG_STATE_HOME", "/f"));
        assertEquals(new UserFolders(Path.of("/c/tailsplit"), Path.of("/d/tailsplit/datasets"), Path.of("/e/tailsplit"),
                Path.of("/f/tailsplit"), HOME.resolve("tailsplit")), moved);
    }

    @Test
    void aRelativeOrEmptyVariableOfXdgIsIgnored() {
        assertEquals(UserFolders.of("Linux", HOME, Map.of()),
                UserFolders.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "cache", "XDG_CONFIG_HOME", "")));
    }

    @Test
    void onAMacTheyAreInTheLibrary() {
        assertEquals(new UserFolders(HOME.resolve("Library/Application Support/Tailsplit"),
                        HOME.resolve("Library/Application Support/Tailsplit/datasets"), HOME.resolve("Library/Caches/Tailsplit"),
                        HOME.resolve("Library/Logs/Tailsplit"), HOME.resolve("tailsplit")),
                UserFolders.of("Mac OS X", HOME, Map.of("XDG_CONFIG_HOME", "/c")));
    }

    @Test
    void onWindowsOnlySettingsRoam() {
        UserFolders folders = UserFolders.of("Windows 11", HOME, Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"));
        assertEquals(Path.of("/roaming/Tailsplit"), folders.settings());
        assertEquals(Path.of("/local/Tailsplit/cache"), folders.cache());
        assertEquals(HOME.resolve("AppData/Local/Tailsplit/datasets"), UserFolders.of("Windows 11", HOME, Map.of()).datasets());
    }

    @Test
    void placesOfOnesOwnWinEverywhere() {
        Map<String, String> own = Map.of("TAILSPLIT_CONFIG", "/a", "TAILSPLIT_DATA", "data", "XDG_DATA_HOME", "/d");
        for (String system : new String[] {"Linux", "Mac OS X", "Windows 11"}) {
            UserFolders folders = UserFolders.of(system, HOME, own);
            assertEquals(Path.of("/a"), folders.settings());
            assertEquals(Path.of("data"), folders.datasets());
        }
    }

    @Test
    void homeIsWhereTheUserSaysItIs() {
        Path account = Path.of("/home/account");
        assertEquals(HOME, UserFolders.home("Linux", account, Map.of("HOME", HOME.toString())));
        assertEquals(account, UserFolders.home("Linux", account, Map.of()));
        assertEquals(account, UserFolders.home("Linux", account, Map.of("HOME", "")));
        assertEquals(account, UserFolders.home("Windows 11", account, Map.of("HOME", "/c/Users/shell")));
    }
}
