package tailsplit.setting;

import java.util.Locale;

/** An option that is a constant of an enum: unless it says otherwise it is called by the constant's name. */
public interface ConstantOption extends Option {
    /** As the enum has it. */
    String name();

    /** {@code running-maximum} for {@code RUNNING_MAXIMUM}. */
    @Override
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code Running maximum} for {@code RUNNING_MAXIMUM}. */
    @Override
    default String label() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
