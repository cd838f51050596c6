package tailsplit.workbench.subclasses;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tailsplit.experiment.Configuration;
import tailsplit.experiment.Settings;
import tailsplit.splitting.SplittingMethod;
import tailsplit.splitting.SubclassNumbers.Listed;
import tailsplit.splitting.SubclassPlan;

/** What the subclass editor does to a configuration. To set subclasses turns splitting on. */
public final class SubclassEdits {
    private static final int MOST = 1000;

    private SubclassEdits() {}

    /** With classwise splitting by a plan. */
    public static Configuration plan(Configuration configuration, SubclassPlan plan) {
        return configuration.with(Settings.SPLITTING_METHOD, SplittingMethod.CWS)
                .with(Settings.SPLITTING_SUBCLASSES, new Listed(plan.subclasses().stream().map(number -> Math.min(number, MOST)).toList()));
    }

    /** The same number for some classes. */
    public static Configuration fill(Configuration configuration, SubclassPlan plan, Collection<Integer> labels, int number) {
        List<Integer> changed = new ArrayList<>(plan.subclasses());
        labels.forEach(label -> changed.set(label, Math.clamp(number, 1, MOST)));
        return plan(configuration, new SubclassPlan(changed));
    }

    /** More or fewer for some classes. */
    public static Configuration step(Configuration configuration, SubclassPlan plan, Collection<Integer> labels, int step) {
        List<Integer> changed = new ArrayList<>(plan.subclasses());
        labels.forEach(label -> changed.set(label, Math.clamp(changed.get(label) + step, 1, MOST)));
        return plan(configuration, new SubclassPlan(changed));
    }

    /**
     * Numbers from a clipboard, separated by lines, tabs, commas or blanks: one number goes to every class selected,
     * several go to the classes from the first selected one on.
     *
     * @return the configuration unchanged where the text holds no numbers
     */
    public static Configuration paste(Configuration configuration, SubclassPlan plan, List<Integer> labels, String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String each : text.strip().split("[\\s,;\\[\\]]+")) {
            if (each.matches("\\d{1,6}")) {
                numbers.add(Math.clamp(Integer.parseInt(each), 1, MOST));
            }
        }
        if (numbers.isEmpty() || labels.isEmpty()) {
            return configuration;
        }
        if (numbers.size() == 1) {
            return fill(configuration, plan, labels, numbers.getFirst());
        }
        List<Integer> changed = new ArrayList<>(plan.subclasses());
        for (int i = 0; i < numbers.size() && labels.getFirst() + i < changed.size(); i++) {
            changed.set(labels.getFirst() + i, numbers.get(i));
        }
        return plan(configuration, new SubclassPlan(changed));
    }
}
