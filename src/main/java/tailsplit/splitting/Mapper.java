package tailsplit.splitting;

import java.util.List;
import java.util.stream.Stream;
import tailsplit.setting.Kind;
import tailsplit.setting.Option;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.Decimal;
import tailsplit.setting.SettingType.OneOf;
import tailsplit.setting.SettingType.WholeNumber;

/** What makes class scores of pseudo-logits. */
public sealed interface Mapper {
    /** Every mapper there is. The order never changes; a new one goes to the end. */
    List<Kind<Mapper>> ALL = Stream.concat(Stream.of(Learned.KIND), Grouped.KINDS.stream()).toList();

    /**
     * The paper's label mapper, a perceptron trained in a second stage.
     *
     * @param hidden       nodes of its hidden layer
     * @param rate         its learning rate, as a multiple of the backbone's
     * @param epochs       of its own after the backbone's, where it is trained after it
     */
    record Learned(Stages stages, int hidden, MapperInput input, double rate, MapperStart start, MapperBalance balance, int epochs)
            implements Mapper {
        public static final Setting<Stages> STAGES = Setting.axis("splitting.stages", "Stages", OneOf.of(Stages.class), Stages.BATCH,
                "Backbone and label mapper are trained in turn in every batch or every epoch, jointly on the sum of their losses, "
                        + "or the mapper only after all epochs of the backbone.");
        public static final Setting<Long> HIDDEN = Setting.axis("splitting.hidden", "Hidden units", new WholeNumber(1, 4096), 64L,
                "Hidden nodes of the label mapper, a three-layer perceptron.");
        public static final Setting<MapperInput> INPUT = Setting.axis("splitting.mapperInput", "Mapper input",
                OneOf.of(MapperInput.class), MapperInput.LOGITS,
                "What the label mapper reads: the pseudo-logits, their softmax or its logarithm, the logits of each image standardised, "
                        + "or one pseudo-label: the assigned one in training, the largest logit's at test.");
        public static final Setting<Double> RATE = Setting.axis("splitting.mapperRate", "Mapper rate", Decimal.above(0, 100), 1.0,
                "The label mapper's learning rate as a multiple of the backbone's.");
        public static final Setting<MapperStart> START = Setting.axis("splitting.mapperStart", "Mapper start",
                OneOf.of(MapperStart.class), MapperStart.KAIMING,
                "The label mapper's first hidden layer: random weights alone, or centred on the first batch so that no unit begins dead.");
        public static final Setting<MapperBalance> BALANCE = Setting.axis("splitting.mapperBalance", "Mapper balance",
                OneOf.of(MapperBalance.class), MapperBalance.NONE,
                "Whether the label mapper's training balances the classes: not beyond the rule, by weights of 1 over the class's images, "
                        + "or by drawing every class equally often.");
        public static final Setting<Long> EPOCHS = Setting.axis("splitting.mapperEpochs", "Mapper epochs", new WholeNumber(1, 10_000), 30L,
                "Epochs of the label mapper alone, after the backbone's. Its learning rate begins at 0.1, a tenth of it after each third.");
        public static final Kind<Mapper> KIND = new Kind<>("learned", "Learned", "Learned",
                "A perceptron that leads subclasses back to classes.", List.of(STAGES, HIDDEN, INPUT, RATE, START, BALANCE),
                values -> new Learned(values.get(STAGES), values.getInt(HIDDEN), values.get(INPUT), values.get(RATE), values.get(START),
                        values.get(BALANCE), values.getInt(EPOCHS)));
    }

    /** A class's score from the logits of its pseudo-classes, without anything to learn: there is no second stage. */
    record Grouped(Grouping grouping) implements Mapper {
        private static final List<Kind<Mapper>> KINDS = Stream.of(Grouping.values())
                .map(grouping -> new Kind<Mapper>(grouping.key(), grouping.label(), grouping.label(), grouping.help(), List.of(),
                        _ -> new Grouped(grouping))).toList();

        public static Kind<Mapper> kind(Grouping grouping) {
            return Option.named(KINDS, grouping.key()).orElseThrow();
        }
    }
}
