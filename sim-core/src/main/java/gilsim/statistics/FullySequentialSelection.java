package gilsim.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Selects the system with the greatest mean: the fully sequential procedure KN of S.-H. Kim and B.
 * L. Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM
 * Transactions on Modeling and Computer Simulation 11(3), 2001, pages 251-273, with c = 1.
 *
 * <p>If observations are normal, the selected system is the best, or less than the indifference
 * zone worse than it, with at least the wanted probability: for systems that are simulated with
 * common random numbers, too, because it looks at the variances of differences. It screens whenever
 * it is asked to; screening less often than after every observation only makes errors rarer.
 */
public final class FullySequentialSelection {
  private final int first;
  private final double zone;
  private final double factor;
  private final List<List<Double>> observations = new ArrayList<>();
  private final double[] sums;
  private final double[][] variances;
  private final boolean[] out;
  private int count;

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
    this.sums = new double[systems];
    this.variances = new double[systems][systems];
    this.out = new boolean[systems];
    for (int i = 0; i < systems; i++) {
      observations.add(new ArrayList<>());
    }
  }

  /** h squared: 2 c eta (n0 - 1), eta from g(eta) = (1 + 2 eta)^(-(n0-1)/2) / 2 = alpha/(k-1). */
  private static double factor(int systems, int first, double confidence) {
    if (systems == 1) {
      return 0;
    }
    double share = (1 - confidence) / (systems - 1);
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
        if (count <= first) {
          observations.get(i).add(values[i]);
        }
      }
    }
    if (count == first) {
      estimateVariances();
    }
  }

  private void estimateVariances() {
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < i; j++) {
        SampleMean difference = new SampleMean();
        for (int r = 0; r < first; r++) {
          difference.add(observations.get(i).get(r) - observations.get(j).get(r));
        }
        double deviation = difference.deviation();
        variances[i][j] = deviation * deviation;
        variances[j][i] = variances[i][j];
      }
    }
  }

  /**
   * Takes out every system that is worse than another one beyond doubt; not before {@code first}.
   */
  public void screen() {
    if (count < first) {
      return;
    }
    boolean[] beaten = new boolean[sums.length];
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        if (i != j && !out[i] && !out[j]) {
          beaten[i] |= mean(i) < mean(j) - continuation(i, j);
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
