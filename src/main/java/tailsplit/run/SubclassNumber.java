package tailsplit.run;

/**
 * How many subclasses a class got where their number is found automatically, a row of subclass-numbers.csv.
 *
 * @param epoch      the first with that number, counted from 1
 * @param label      the class
 * @param why        a sentence for the user
 */
public record SubclassNumber(int epoch, int label, int subclasses, String why) {}
