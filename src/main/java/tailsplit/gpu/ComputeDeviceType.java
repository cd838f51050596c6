package tailsplit.gpu;

import java.nio.file.Path;
import java.util.Optional;
import tailsplit.setting.SettingType;
import tailsplit.setting.YamlValue;

/** What computes, as a setting. */
public record ComputeDeviceType() implements SettingType<ComputeDevice> {
    @Override
    public Optional<ComputeDevice> parse(YamlValue written, Path base) {
        return SettingType.scalar(written).flatMap(ComputeDevice::parse);
    }

    @Override
    public String allowed() {
        return "auto, cpu, or gpu: and the GPU's number, counted from gpu:0";
    }

    @Override
    public String text(ComputeDevice value) {
        return value.text();
    }
}
