package tailsplit.network;

import java.util.List;
import java.util.stream.Stream;

/** Every network there is. The order never changes; a new one goes to the end. */
public final class Networks {
    public static final List<NetworkKind> ALL = Stream.of(8, 14, 20, 26, 32, 38, 44, 50, 56, 110).map(NetworkKind::resnet).toList();

    private Networks() {}

    /** @throws IllegalArgumentException where there is none of that key */
    public static NetworkKind named(String key) {
        return ALL.stream().filter(kind -> kind.key().equals(key)).findFirst().orElseThrow(() -> new IllegalArgumentException(key));
    }
}
