package tailsplit.splitting;

import tailsplit.setting.ConstantOption;

/** Whether classes are split. */
public enum SplittingMethod implements ConstantOption {
    /** The baseline. */
    NONE("None", "Baseline"),
    /** The paper's classwise splitting. */
    CWS("Classwise (CWS)", "CWS");

    private final String label;
    private final String shortLabel;

    SplittingMethod(String label, String shortLabel) {
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
