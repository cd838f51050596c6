package tailsplit.dataset;

import java.util.List;
import java.util.function.Function;
import tailsplit.setting.ConstantOption;
import tailsplit.setting.Setting;
import tailsplit.setting.Values;

/** How training images are cropped at random. */
public enum Cropping implements ConstantOption {
    PADDED("Padded", Crop.Padded.PADDING, values -> new Crop.Padded(values.getInt(Crop.Padded.PADDING))),
    RESIZED("Random resized", Crop.Resized.SMALLEST, values -> new Crop.Resized(values.get(Crop.Resized.SMALLEST)));

    private final String label;
    private final Setting<?> setting;
    private final Function<Values, Crop> crop;

    Cropping(String label, Setting<?> setting, Function<Values, Crop> crop) {
        this.label = label;
        this.setting = setting;
        this.crop = crop;
    }

    public Crop of(Values values) {
        return crop.apply(values);
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(setting);
    }
}
