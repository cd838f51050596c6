package tailsplit.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Setting;
import tailsplit.experiment.Settings;

/** Settings and their values as tables of the field call them. */
final class Names {
    private static final Map<String, String> VALUES = Map.of("cross-entropy", "CE", "ldam", "LDAM", "drw", "DRW", "drs", "DRS",
            "cws", "CWS", "balanced-softmax", "Balanced softmax", "logit-adjustment", "Logit adjustment", "vector-scaling", "Vector scaling");

    private static final Map<String, String> DATASETS = Map.of("cifar10", "CIFAR-10", "cifar100", "CIFAR-100", "octmnist", "OCTMNIST");

    private Names() {}

    static <T> String value(Setting<T> setting, Configuration configuration) {
        if (setting == Settings.SPLITTING_METHOD && configuration.get(Settings.SPLITTING_METHOD).equals("none")) {
            return "Baseline";
        }
        if (setting == Settings.SPLITTING_SUBCLASSES) {
            List<Long> plan = configuration.get(Settings.SPLITTING_SUBCLASSES);
            return plan.isEmpty() ? "automatic" : runs(plan);
        }
        String text = configuration.text(setting);
        return VALUES.getOrDefault(text, text.isEmpty() || !Character.isLetter(text.charAt(0)) ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
    }

    static String dataset(String name) {
        return DATASETS.getOrDefault(name, name);
    }

    static String setting(Setting<?> setting) {
        return setting == Settings.IMBALANCE_FACTOR ? "Factor" : setting == Settings.SPLITTING_METHOD ? "Method" : setting.label();
    }

    /** Many equal numbers in a row are told once: 5x10-3x10. */
    private static String runs(List<Long> plan) {
        boolean isLong = plan.size() > 20;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < plan.size();) {
            int end = i;
            while (isLong && end + 1 < plan.size() && plan.get(end + 1).equals(plan.get(i))) {
                end++;
            }
            parts.add(end == i ? plan.get(i).toString() : plan.get(i) + "x" + (end - i + 1));
            i = end + 1;
        }
        return String.join("-", parts);
    }
}
