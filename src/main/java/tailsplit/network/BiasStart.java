package tailsplit.network;

import tailsplit.setting.ConstantOption;

/** Where the biases of classifier and label mapper begin. */
public enum BiasStart implements ConstantOption {
    ZERO,
    /** Drawn between minus and plus 1 over the root of the layer's inputs, as PyTorch's linear layers and so the LDAM-DRW code. */
    UNIFORM
}
