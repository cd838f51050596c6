package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** What a label mapper reads of an image. */
public enum MapperInput implements ConstantOption {
    /** The pseudo-logits as the classifier gives them. */
    LOGITS(""),
    SOFTMAX("Reads the softmax of the pseudo-logits."),
    LOG_SOFTMAX("Reads the logarithm of the pseudo-logits' softmax."),
    /** The pseudo-logits of an image less their mean, over their standard deviation. */
    STANDARDISED("Reads the pseudo-logits of each image, standardised."),
    /** One-hot: in training the pseudo-label that the image was given, at test the largest pseudo-logit's. */
    PSEUDO_LABEL("Reads one pseudo-label: the assigned one in training, the largest logit's at test.");

    private final String help;

    MapperInput(String help) {
        this.help = help;
    }

    @Override
    public String help() {
        return help;
    }
}
