package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** What a label mapper reads of an image. */
public enum MapperInput implements ConstantOption {
    /** The pseudo-logits as the classifier gives them. */
    LOGITS,
    SOFTMAX,
    LOG_SOFTMAX,
    /** The pseudo-logits of an image less their mean, over their standard deviation. */
    STANDARDISED,
    /** One-hot: in training the pseudo-label that the image was given, at test the largest pseudo-logit's. */
    PSEUDO_LABEL
}
