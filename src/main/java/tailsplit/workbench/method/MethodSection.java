package tailsplit.workbench.method;

import java.util.List;
import java.util.Set;
import tailsplit.experiment.Settings;
import tailsplit.setting.Setting;

/** A part of the form of all settings. */
enum MethodSection {
    SPLITTING("Splitting", true, "splitting"),
    LOSS("Loss and rule", true, "loss", "rule"),
    TRAINING("Network and training", true, "network", "training"),
    DATA("Data and projection", false, "dataset", "imbalance", "projection");

    /** Those that the rest of the Design screen edits. */
    static final Set<Setting<?>> ELSEWHERE = Set.of(Settings.NAME, Settings.DATASET_NAME, Settings.DATASET_PATH,
            Settings.IMBALANCE_PROFILE, Settings.IMBALANCE_FACTOR, Settings.IMBALANCE_COUNTS, Settings.IMBALANCE_SEED,
            Settings.SPLITTING_SUBCLASSES);

    private final String title;
    private final boolean open;
    private final List<String> groups;

    MethodSection(String title, boolean open, String... groups) {
        this.title = title;
        this.open = open;
        this.groups = List.of(groups);
    }

    String title() {
        return title;
    }

    /** Whether its settings are seen at first. */
    boolean isOpen() {
        return open;
    }

    /** Group after group, each in the order of its declaration. */
    List<Setting<?>> settings() {
        return groups.stream().<Setting<?>>flatMap(group -> Settings.ALL.stream()
                .filter(setting -> setting.group().equals(group) && !ELSEWHERE.contains(setting))).toList();
    }
}
