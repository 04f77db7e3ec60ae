package gilsim.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A scenario file without costs whose exact result is known. 20 observations must lie within 3.5
 * standard errors of it, with a standard error below 1 %; a correct model fails one such check with
 * probability 0.0024 (Student t, 19 degrees of freedom), so the seeds are fixed.
 */
final class Oracle {
  private static final int OBSERVATIONS = 20;
  private static final double STANDARD_ERRORS = 3.5;
  private static final int SEED = 1;

  private final Path folder;
  private final Scenarios file;
  private int runs = 1;

  /** A scenario on a machine without costs: cores, and hardware threads per core. */
  Oracle(Path folder, int cores, int threadsPerCore) {
    this.folder = folder;
    file = new Scenarios(folder);
    file.with("interpreter", "{preset: cpython-3.11, costs: none}");
    machine("cores: %d, threads-per-core: %d".formatted(cores, threadsPerCore), "costs: none");
  }

  /** Another machine. */
  Oracle machine(String hardware, String os) {
    file.with("machine", "{" + hardware + ", os: {" + os + "}}");
    return this;
  }

  /** Replaces a part of the file. */
  Oracle with(String key, String value) {
    file.with(key, value);
    return this;
  }

  /** The only strategy. */
  Oracle strategy(String value) {
    return with("strategies", "{it: " + value + "}");
  }

  /** Runs from a warm-up to an end. */
  Oracle window(String warmUp, String until) {
    return with("run", "{until: " + until + ", warm-up: " + warmUp + "}");
  }

  /** One observation is the mean of so many runs. */
  Oracle averaging(int number) {
    runs = number;
    return this;
  }

  /** The value of a metric in one run. */
  double once(String metric) {
    return value(system(), 0, metric);
  }

  private SystemSpec system() {
    Plan plan = Scenarios.plan(folder, file.text());
    return plan.cells().get(0).system();
  }

  private static double value(SystemSpec system, int replication, String metric) {
    ReplicationResult result = Replication.run(system, SEED, replication);
    assertThat(result.message()).isEmpty();
    return result.values().stream()
        .filter(value -> value.metric().equals(metric))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + metric + " in " + result))
        .value();
  }

  /** Fails unless the mean of a metric agrees with its exact value. */
  void check(String metric, double exact) {
    SystemSpec system = system();
    SummaryStatistics values = new SummaryStatistics();
    for (int i = 0; i < OBSERVATIONS; i++) {
      double sum = 0;
      for (int run = 0; run < runs; run++) {
        sum += value(system, i * runs + run, metric);
      }
      values.addValue(sum / runs);
    }
    double error = values.getStandardDeviation() / Math.sqrt(OBSERVATIONS);
    assertThat(error / exact).as("relative standard error of %s", metric).isLessThan(0.01);
    assertThat(Math.abs(values.getMean() - exact))
        .as(
            "%s: mean %s, exact %s, %s standard errors of %s",
            metric, values.getMean(), exact, (values.getMean() - exact) / error, error)
        .isLessThanOrEqualTo(STANDARD_ERRORS * error + 1e-6 * exact);
  }
}
