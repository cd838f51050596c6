package tailsplit.workbench.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tailsplit.experiment.Settings;
import tailsplit.setting.Setting;

class MethodSectionTest {
    @Test
    void everySettingCanBeEditedInOnePlace() {
        List<Setting<?>> edited = Stream.concat(MethodSection.ELSEWHERE.stream(),
                Stream.of(MethodSection.values()).flatMap(section -> section.settings().stream())).toList();
        assertEquals(Settings.ALL.size(), edited.size(), "each once");
        assertEquals(Set.copyOf(Settings.ALL), new HashSet<>(edited));
    }
}
