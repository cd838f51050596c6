package tailsplit.setting;

/** The values that an experiment has for its settings. */
public interface Values {
    <T> T get(Setting<T> setting);

    /**
     * A whole number whose range fits an int.
     *
     * @throws ArithmeticException where it does not
     */
    default int getInt(Setting<Long> setting) {
        return Math.toIntExact(get(setting));
    }
}
