package tailsplit.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tailsplit.gpu.ComputeDevice;
import tailsplit.gpu.ComputeDeviceType;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType;
import tailsplit.splitting.SubclassNumbers;
import tailsplit.splitting.SubclassNumbersType;

/** Configurations drawn at random among all valid ones. */
final class RandomConfiguration {
    private static final String SPECIAL =
            "'\"\\\n\r\t#:-?[]{}&*!|>%@`,~ \u0000\u0085\u2028\u2029\uFEFF\uFFFE\u00AD";

    private RandomConfiguration() {}

    static Configuration draw(Random random) {
        Configuration configuration = Configuration.defaults();
        for (Setting<?> setting : Settings.ALL) {
            configuration = draw(setting, configuration, random);
        }
        return configuration;
    }

    private static <T> Configuration draw(Setting<T> setting, Configuration configuration, Random random) {
        return random.nextInt(4) == 0 ? configuration : configuration.with(setting, value(setting.type(), random));
    }

    @SuppressWarnings("unchecked") // each type's own values
    private static <T> T value(SettingType<T> type, Random random) {
        return (T) switch (type) {
            case SettingType.OneOf<?>(var options) -> options.get(random.nextInt(options.size()));
            case SettingType.WholeNumber(long min, long max) -> random.nextInt(5) == 0 ? max
                    : random.nextLong(min, max);
            case SettingType.Decimal decimal -> Stream.generate(() -> decimal(decimal, random))
                    .filter(decimal::accepts).findFirst().orElseThrow();
            case SettingType.Flag() -> random.nextBoolean();
            case SettingType.Text() -> text(random);
            case ComputeDeviceType() -> ComputeDevice.of(List.of("auto", "cpu", "gpu:0", "gpu:12").get(random.nextInt(4)));
            case SettingType.FilePath() -> random.nextBoolean() ? Optional.empty()
                    : Optional.of(Path.of("data", text(random).replaceAll("[\u0000/]", "-")));
            case SettingType.ListOf<?> list -> list(list, random);
            case SubclassNumbersType() -> random.nextBoolean() ? List.of(SubclassNumbers.Automatic.values()).get(random.nextInt(3))
                    : new SubclassNumbers.Listed(random.ints(random.nextInt(12), 1, 1001).boxed().toList());
            default -> throw new AssertionError("no values of " + type);
        };
    }

    private static double decimal(SettingType.Decimal range, Random random) {
        double uniform = random.nextInt(3) == 0 ? Math.pow(random.nextDouble(), 40) : random.nextDouble();
        return range.min() + uniform * (range.max() - range.min());
    }

    private static <E extends Comparable<E>> List<E> list(SettingType.ListOf<E> list, Random random) {
        Stream<E> elements = Stream.generate(() -> value(list.element(), random)).limit(random.nextInt(12));
        return list.ascending() ? elements.distinct().sorted().toList() : elements.toList();
    }

    /** Of any characters that UTF-8 can encode, those that YAML gives a meaning often. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(30);
        while (text.length() < length) {
            int point = switch (random.nextInt(4)) {
                case 0 -> SPECIAL.charAt(random.nextInt(SPECIAL.length()));
                case 1 -> random.nextInt(0x100);
                case 2 -> 'a' + random.nextInt(26);
                default -> random.nextInt(0x110000);
            };
            if (point < 0xD800 || point > 0xDFFF) {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }
}
