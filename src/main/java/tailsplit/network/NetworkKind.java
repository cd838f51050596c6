package tailsplit.network;

import tailsplit.setting.Option;

/** @param depth of the ResNet, 6n + 2 */
public record NetworkKind(String key, String label, int depth) implements Option {
    static NetworkKind resnet(int depth) {
        return new NetworkKind("resnet" + depth, "ResNet-" + depth, depth);
    }
}
