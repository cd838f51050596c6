package tailsplit.splitting;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tailsplit.setting.SettingType;
import tailsplit.setting.SettingType.ListOf;
import tailsplit.setting.SettingType.WholeNumber;
import tailsplit.setting.YamlValue;
import tailsplit.setting.YamlValue.Scalar;

/** A list with a whole number for each class, or a word for the way to find them. */
public record SubclassNumbersType() implements SettingType<SubclassNumbers> {
    private static final ListOf<Long> LIST = new ListOf<>(new WholeNumber(1, 1000), false);

    @Override
    public Optional<SubclassNumbers> parse(YamlValue written, Path base) {
        Optional<SubclassNumbers> automatic = SettingType.scalar(written).flatMap(SubclassNumbers.Automatic::of);
        return automatic.isPresent() ? automatic : LIST.parse(written, base).filter(LIST::accepts)
                .map(numbers -> new SubclassNumbers.Listed(numbers.stream().map(Long::intValue).toList()));
    }

    @Override
    public YamlValue typed(String text) {
        return SubclassNumbers.Automatic.of(text).isPresent() ? new Scalar(text) : LIST.typed(text);
    }

    @Override
    public boolean accepts(SubclassNumbers value) {
        return switch (value) {
            case SubclassNumbers.Listed(List<Integer> numbers) -> LIST.accepts(longs(numbers));
            case SubclassNumbers.Automatic _ -> true;
        };
    }

    @Override
    public String allowed() {
        return LIST.allowed() + Stream.of(SubclassNumbers.Automatic.values()).map(SubclassNumbers.Automatic::text)
                .collect(joining(", ", ", or one of ", ""));
    }

    @Override
    public String text(SubclassNumbers value) {
        return switch (value) {
            case SubclassNumbers.Listed(List<Integer> numbers) -> LIST.text(longs(numbers));
            case SubclassNumbers.Automatic way -> way.text();
        };
    }

    private static List<Long> longs(List<Integer> numbers) {
        return numbers.stream().map(Integer::longValue).toList();
    }
}
