package tailsplit.clustering;

import java.util.List;
import java.util.Locale;
import tailsplit.setting.Kind;
import tailsplit.setting.Setting;
import tailsplit.setting.SettingType.WholeNumber;

/**
 * The smallest clustering, as the guide shows it: an image goes to the last subclass of its class where one of its features is
 * above the mean of the batch, else to the first.
 *
 * @param feature its number, 0 to 63
 */
public record AboveMean(int feature) implements Clustering {
    private static final Setting<Long> FEATURE = Setting.axis("splitting.feature", "Feature", new WholeNumber(0, 63), 0L,
            "Which of the 64 features divides a class.");
    public static final Kind<Clustering> KIND = new Kind<>("above-mean", "Above mean", List.of(FEATURE),
            values -> new AboveMean(values.getInt(FEATURE)));

    @Override
    public String place() {
        return String.format(Locale.ROOT, """
              def place(self: __torch__.Net, f: Tensor, labels: Tensor, images: Tensor, memory: List[Tensor],
                  subclasses: Tensor, offsets: Tensor, owner: Tensor, numbers: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
                x = torch.select(f, 1, %1$d)
                above = torch.to(torch.gt(x, torch.mean(x)), 4)
                last = torch.sub(torch.to(torch.index_select(subclasses, 0, labels), 4), 1)
                assigned = torch.add(torch.index_select(offsets, 0, labels), torch.mul(above, last))
                return (assigned, (self).nothing(x, ), (self).nothing(torch.to(owner, 7), ))
            """, feature);
    }
}
