package gilsim.library;

import gilsim.store.ObservedRow;

/**
 * A published cell beside its prediction.
 *
 * @param observed what was published
 * @param predicted the simulated mean
 */
record Comparison(ObservedRow observed, double predicted) {

  /**
   * Signed distance of the prediction from the interval that the printed rounding allows, relative
   * to the published value; absolute where that is 0.
   */
  double error() {
    double distance =
        predicted > observed.high()
            ? predicted - observed.high()
            : predicted < observed.low() ? predicted - observed.low() : 0;
    return observed.value() == 0 ? distance : distance / observed.value();
  }

  @Override
  public String toString() {
    return String.format(
        "%-24s %-36s %-22s %s published %10.4g [%.4g, %.4g] predicted %10.4g error %6.1f %%",
        observed.strategy(),
        observed.axes(),
        observed.metric(),
        observed.anchor() ? "anchor   " : "predicted",
        observed.value(),
        observed.low(),
        observed.high(),
        predicted,
        100 * error());
  }
}
