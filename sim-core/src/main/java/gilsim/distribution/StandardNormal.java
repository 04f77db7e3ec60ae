package gilsim.distribution;

import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
final class StandardNormal {
  private StandardNormal() {}

  static double quantile(double p) {
    return Math.sqrt(2) * Erf.erfInv(2 * p - 1);
  }

  static double cumulative(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }

  static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
