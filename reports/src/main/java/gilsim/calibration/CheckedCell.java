package gilsim.calibration;

import gilsim.comparison.AgreementText;
import gilsim.comparison.RunComparison;
import gilsim.scenario.StrategyFamily;
import gilsim.table.Quantity;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A check program with one strategy: what was predicted, and what was measured.
 *
 * @param family the kind of its strategy
 * @param runs makespans or throughputs, all above 0
 */
public record CheckedCell(StrategyFamily family, RunComparison runs) {
  /** Standard deviations from the middle to the ends of a band that holds 95 %. */
  private static final double HALF = new NormalDistribution().inverseCumulativeProbability(0.975);

  /** Logarithm of how many times as large the measured median is as the predicted one. */
  double offset() {
    return Math.log(runs.measured() / runs.predicted());
  }

  /**
   * Variance of logarithms that the band of simulated runs holds already, on the side on which the
   * measured median lies: a busy host makes runs longer, hardly ever shorter.
   */
  double held() {
    double end = offset() > 0 ? runs.simulatedBand().high() : runs.simulatedBand().low();
    return Math.pow(Math.log(end / runs.predicted()) / HALF, 2);
  }

  /** One line for people. */
  @Override
  public String toString() {
    String unit = runs.runs().unit();
    return String.format(
        Locale.ROOT,
        "%s: measured %s, predicted %s (%s)",
        AgreementText.place(runs),
        Quantity.text(runs.measured(), unit),
        Quantity.text(runs.predicted(), unit),
        Quantity.signedPercent(runs.error()));
  }
}
