package tailsplit.schedule;

import tailsplit.setting.ConstantOption;

/** When the classifier is trained. */
public enum ClassifierTraining implements ConstantOption {
    /** With the network. */
    JOINT("Joint", "Joint"),
    /** Anew after it: classifier re-training (Kang et al., 2020). */
    CRT("Re-trained (cRT)", "cRT");

    private final String label;
    private final String shortLabel;

    ClassifierTraining(String label, String shortLabel) {
        this.label = label;
        this.shortLabel = shortLabel;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String shortLabel() {
        return shortLabel;
    }
}
