package gilsim.table;

import gilsim.store.SummaryRow;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values for people: a few significant digits, a readable unit, half-widths of intervals. */
public final class Quantity {
  /** The smallest share that is not rounded to 0.00 %. */
  private static final double LEAST_PERCENT = 5e-5;

  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 5;
  private static final int HALF_WIDTH_DIGITS = 2;

  private static final Pattern NOTHING = Pattern.compile("0(\\.0*)?");

  private Quantity() {}

  /** Three significant digits and a readable unit, e.g. {@code 13.4 ms}. */
  public static String text(double value, String unit) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "–";
    }
    Scale scale = Scale.of(unit, value);
    double shown = scale.shown(value);
    return number(shown, decimals(shown, DIGITS)) + scale.suffix();
  }

  /** Up to three significant digits without trailing zeros, e.g. {@code 5 ms}: for axes. */
  public static String brief(double value, String unit) {
    Scale scale = Scale.of(unit, value);
    double shown = scale.shown(value);
    String text = number(shown, decimals(shown, DIGITS));
    String trimmed = text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    return trimmed + scale.suffix();
  }

  /**
   * A mean with the half-width of its confidence interval, as many digits as the half-width
   * justifies, e.g. {@code 2.018 ± 0.021 s}. Without a half-width (one replication, or no spread in
   * the five digits shown) the mean alone.
   */
  public static String interval(SummaryRow row) {
    double half = halfWidth(row);
    Scale scale = Scale.of(row.unit(), row.mean());
    double mean = scale.shown(row.mean());
    double width = scale.shown(half);
    if (width <= Math.abs(mean) * Math.pow(10, -MOST_DIGITS)) {
      return text(row.mean(), row.unit());
    }
    int decimals =
        Math.min(
            Math.max(0, decimals(width, HALF_WIDTH_DIGITS)),
            Math.max(decimals(mean, MOST_DIGITS), 0));
    String shown = number(width, decimals);
    return number(mean, decimals)
        + (NOTHING.matcher(shown).matches() ? "" : " ± " + shown)
        + scale.suffix();
  }

  /**
   * A mean with the half-width of its interval relative to it, e.g. {@code 2.02 s ± 1 %}: for
   * sentences.
   */
  public static String relativeInterval(SummaryRow row) {
    String mean = text(row.mean(), row.unit());
    double relative = row.mean() == 0 ? 0 : halfWidth(row) / Math.abs(row.mean());
    if (relative < 1e-5) {
      return mean;
    }
    return mean + " ± " + nonzeroPercent(relative);
  }

  /** A share above 0 as a percentage that is never printed as 0. */
  public static String nonzeroPercent(double share) {
    return share < LEAST_PERCENT ? "less than 0.01 %" : percent(share);
  }

  /** A share as a percentage with two significant digits at most, e.g. {@code 0.13 %}. */
  public static String percent(double share) {
    double shown = share * 100;
    return number(shown, Math.min(2, Math.max(0, decimals(shown, 2)))) + " %";
  }

  /**
   * A percentage with half the width of its interval, as many digits as that justifies but two
   * decimals at most, e.g. {@code 1.44 ± 0.10 %}.
   */
  public static String percentInterval(double share, double halfWidth) {
    if (share < LEAST_PERCENT) {
      return nonzeroPercent(share);
    }
    int decimals = Math.min(2, Math.max(0, decimals(halfWidth * 100, HALF_WIDTH_DIGITS)));
    String half = number(halfWidth * 100, decimals);
    return NOTHING.matcher(half).matches()
        ? percent(share)
        : number(share * 100, decimals) + " ± " + half + " %";
  }

  /** A signed percentage, e.g. {@code +3.1 %}; 0 has no sign. */
  public static String signedPercent(double share) {
    String text = percent(Math.abs(share));
    return text.matches("0(\\.0+)? %") ? "0 %" : (share > 0 ? "+" : "−") + text;
  }

  /** A ratio, e.g. {@code 3.58×}. */
  public static String ratio(double ratio) {
    return number(ratio, Math.min(2, Math.max(0, decimals(ratio, DIGITS)))) + "×";
  }

  /** Half the width of a row's confidence interval, in the row's unit. */
  public static double halfWidth(SummaryRow row) {
    return (row.ciHigh() - row.ciLow()) / 2;
  }

  /** Decimals that give a number so many significant digits; negative for large numbers. */
  private static int decimals(double value, int digits) {
    double nudge = 1e-9; // 0.99999999999 is printed as 1
    return value == 0 ? 0 : digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)) + nudge);
  }

  private static String number(double value, int decimals) {
    String text =
        String.format(Locale.ROOT, "%." + Math.max(0, Math.min(9, decimals)) + "f", value);
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
