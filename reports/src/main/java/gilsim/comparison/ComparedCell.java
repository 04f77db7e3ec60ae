package gilsim.comparison;

import gilsim.store.ObservedRow;
import gilsim.store.SummaryRow;

/**
 * One observed value beside the prediction of the same cell and metric.
 *
 * @param observed the value from elsewhere
 * @param predicted our row
 */
public record ComparedCell(ObservedRow observed, SummaryRow predicted) {

  /**
   * The signed distance of our mean from the observed interval: 0 inside, positive above, negative
   * below; relative to the observed value, absolute (in the metric's unit) if that is 0.
   */
  public double error() {
    double mean = predicted.mean();
    double distance =
        mean > observed.high()
            ? mean - observed.high()
            : mean < observed.low() ? mean - observed.low() : 0;
    return relative() ? distance / Math.abs(observed.value()) : distance;
  }

  /** Whether {@link #error()} is relative. */
  public boolean relative() {
    return observed.value() != 0;
  }

  /** Whether the cell counts in totals: not an anchor, and with a relative error. */
  public boolean counts() {
    return !observed.anchor() && relative();
  }
}
