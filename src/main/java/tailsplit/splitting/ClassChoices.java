package tailsplit.splitting;

import java.util.List;

/** The numbers of subclasses that were chosen for all classes, in the data set's order. */
public record ClassChoices(List<ClassChoice> classes) {
    public ClassChoices {
        classes = List.copyOf(classes);
    }

    public SubclassPlan plan() {
        return new SubclassPlan(classes.stream().map(ClassChoice::subclasses).toList());
    }
}
