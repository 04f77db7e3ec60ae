package gilsim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The {@code run} part of a scenario.
 *
 * @param horizon simulated time to stop at, nanoseconds; empty: {@code until: done}
 * @param warmUp what of the run's begin does not count
 * @param minReplications replications of every cell, at least 1
 * @param maxReplications never more than this, at least {@code minReplications}; equal to it for a
 *     fixed number
 * @param precision when to stop between the two; empty for a fixed number
 * @param confidence level of all intervals, between 0 and 1
 * @param seed base seed
 * @param baseline label of the strategy that speed-ups are relative to
 */
public record RunSettings(
    OptionalLong horizon,
    WarmUp warmUp,
    int minReplications,
    int maxReplications,
    Optional<Precision> precision,
    double confidence,
    long seed,
    Optional<String> baseline) {

  /**
   * The wanted precision.
   *
   * @param metrics names of the metrics that must reach it; empty: the default metric
   * @param relative half-width of the confidence interval / mean, above 0
   */
  public record Precision(List<String> metrics, double relative) {
    /** Copies the names. */
    public Precision {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * The warm-up.
   *
   * @param automatic detect it (MSER-5)
   * @param duration nanoseconds, if not automatic; 0 for none
   */
  public record WarmUp(boolean automatic, long duration) {}

  /** The metric that decides if none is named: makespan, or throughput of a run with a duration. */
  public String defaultMetric() {
    return horizon.isEmpty() ? "makespan" : "throughput";
  }
}
