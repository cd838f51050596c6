package tailsplit.network;

import java.util.List;
import tailsplit.setting.Option;

/** Every network there is. The order never changes; a new one goes to the end. */
public final class Networks {
    public static final List<NetworkKind> ALL = List.of(
            ResNet.ofDepth(8),
            ResNet.ofDepth(14),
            ResNet.ofDepth(20),
            ResNet.ofDepth(26),
            ResNet.ofDepth(32),
            ResNet.ofDepth(38),
            ResNet.ofDepth(44),
            ResNet.ofDepth(50),
            ResNet.ofDepth(56),
            ResNet.ofDepth(110));

    private Networks() {}

    /** @throws IllegalArgumentException where there is none of that key */
    public static NetworkKind named(String key) {
        return Option.named(ALL, key).orElseThrow(() -> new IllegalArgumentException(key));
    }
}
