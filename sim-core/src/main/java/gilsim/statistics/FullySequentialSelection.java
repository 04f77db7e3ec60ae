package gilsim.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Selects the system with the greatest mean, by two rules at once that share the probability of an
 * error equally:
 *
 * <ul>
 *   <li>the fully sequential procedure KN of S.-H. Kim and B. L. Nelson, "A fully sequential
 *       procedure for indifference-zone selection in simulation", ACM Transactions on Modeling and
 *       Computer Simulation 11(3), 2001, pages 251-273, with c = 1, which ends even among equals;
 *   <li>screening by one-sided paired t-tests with Bonferroni's bound, as in B. L. Nelson, J.
 *       Swann, D. Goldsman and W. Song, "Simple procedures for selecting the best simulated system
 *       when the number of alternatives is large", Operations Research 49(6), 2001, pages 950-963:
 *       KN alone is slow to take out a system that is far worse but varies by much more than the
 *       zone. The tests are at n0, 2 n0, 4 n0, ... observations; the m-th look spends 1 / 2^m of
 *       the rule's part.
 * </ul>
 *
 * <p>If observations are normal, the selected system is the best, or less than the indifference
 * zone worse than it, with at least the wanted probability: the best is taken out by the tests, or
 * not selected by KN among all systems, with at most half of the error each. That holds for systems
 * that are simulated with common random numbers, too, because both rules look at the variances of
 * differences. KN screens whenever it is asked to; less often than after every observation only
 * makes errors rarer.
 */
public final class FullySequentialSelection {
  /** How far two means may lie apart while both systems stay in. */
  @FunctionalInterface
  private interface Margin {
    double of(int i, int j);
  }

  private final int first;
  private final double zone;
  private final double factor;
  private final List<List<Double>> observations = new ArrayList<>();
  private final double[] sums;
  private final double[][] variances;
  private final boolean[] out;
  private int count;
  private int nextLook;
  private double lookError;

  /**
   * A selection without observations.
   *
   * @param systems how many there are, at least 1
   * @param first observations of every system before the first screening, at least 2
   * @param zone differences below it do not matter, above 0
   * @param confidence probability of a right selection, between 1 / {@code systems} and 1
   */
  public FullySequentialSelection(int systems, int first, double zone, double confidence) {
    if (systems < 1 || first < 2 || !(zone > 0) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "needed: systems >= 1, first >= 2, zone > 0, 0 < confidence < 1");
    }
    this.first = first;
    this.zone = zone;
    this.factor = factor(systems, first, confidence);
    this.nextLook = first;
    this.lookError = (1 - confidence) / 2;
    this.sums = new double[systems];
    this.variances = new double[systems][systems];
    this.out = new boolean[systems];
    for (int i = 0; i < systems; i++) {
      observations.add(new ArrayList<>());
    }
  }

  /**
   * h squared of KN: 2 c eta (n0 - 1), eta from (1 + 2 eta)^(-(n0-1)/2) / 2 = alpha / (k-1), where
   * alpha is half of the error.
   */
  private static double factor(int systems, int first, double confidence) {
    if (systems == 1) {
      return 0;
    }
    double share = (1 - confidence) / 2 / (systems - 1);
    double eta = (Math.pow(2 * share, -2.0 / (first - 1)) - 1) / 2;
    return 2 * Math.max(0, eta) * (first - 1);
  }

  /**
   * Takes in the next observation of every system that is still in.
   *
   * @param values by system; those of systems that are out are not read
   */
  public void add(double[] values) {
    count++;
    for (int i = 0; i < sums.length; i++) {
      if (!out[i]) {
        sums[i] += values[i];
        observations.get(i).add(values[i]);
      }
    }
    if (count == first) {
      estimateVariances();
    }
    if (count == nextLook) {
      look();
      nextLook *= 2;
    }
  }

  private void estimateVariances() {
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        variances[i][j] = variance(i, j);
        variances[j][i] = variances[i][j];
      }
    }
  }

  /** Of the differences of two systems that are in. */
  private double variance(int i, int j) {
    SampleMean difference = new SampleMean();
    for (int r = 0; r < count; r++) {
      difference.add(observations.get(i).get(r) - observations.get(j).get(r));
    }
    double deviation = difference.deviation();
    return deviation * deviation;
  }

  /** Takes out every system that a t-test finds worse than another one. */
  private void look() {
    lookError /= 2;
    double share = lookError / Math.max(1, sums.length - 1);
    double quantile = new TDistribution(count - 1.0).inverseCumulativeProbability(1 - share);
    takeOut((i, j) -> quantile * Math.sqrt(variance(i, j) / count));
  }

  /**
   * Takes out every system that is worse than another one beyond doubt; not before {@code first}.
   */
  public void screen() {
    if (count < first) {
      return;
    }
    takeOut(this::continuation);
  }

  /** Takes out what is worse than another one by more than a margin. */
  private void takeOut(Margin margin) {
    boolean[] beaten = new boolean[sums.length];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        if (i != j && !out[i] && !out[j] && mean(i) < mean(j)) {
          beaten[i] |= mean(i) < mean(j) - margin.of(i, j);
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      out[i] |= beaten[i];
    }
  }

  /** W of the paper: how far two means may lie apart while both stay in. */
  private double continuation(int i, int j) {
    double most = factor * variances[i][j] / (zone * zone);
    return Math.max(0, zone / (2.0 * count) * (most - count));
  }

  private double mean(int system) {
    return sums[system] / count;
  }

  /** Whether a system is still in. */
  public boolean contains(int system) {
    return !out[system];
  }

  /** Whether the selection is made: one system is left, or those left are alike to the last bit. */
  public boolean settled() {
    if (count < first) {
      return sums.length == 1;
    }
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        if (!out[i] && !out[j] && (continuation(i, j) > 0 || mean(i) != mean(j))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The system with the greatest mean of those that are in; of equals the first. */
  public int best() {
    int best = -1;
    for (int i = 0; i < sums.length; i++) {
      if (!out[i] && (best < 0 || sums[i] > sums[best])) {
        best = i;
      }
    }
    return best;
  }
}
