package gilsim.form;

import java.util.function.DoubleFunction;

/**
 * An interval of numbers.
 *
 * @param least smallest value
 * @param greatest largest value; infinite for none
 * @param open whether {@code least} itself is left out
 */
public record Range(double least, double greatest, boolean open) {

  /** Every number in the closed interval. */
  public static Range of(double least, double greatest) {
    return new Range(least, greatest, false);
  }

  /** Every number above the first, up to the second. */
  public static Range above(double least, double greatest) {
    return new Range(least, greatest, true);
  }

  /** True if a number is inside; false for NaN. */
  public boolean contains(double value) {
    return (open ? value > least : value >= least) && value <= greatest;
  }

  String describe(DoubleFunction<String> print) {
    if (least == greatest) {
      return " " + print.apply(least);
    }
    String from = open ? " above " + print.apply(least) : " from " + print.apply(least);
    return from + (Double.isInfinite(greatest) ? "" : " to " + print.apply(greatest));
  }
}
