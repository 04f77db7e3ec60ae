package gilsim.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.store.PairedDifference;
import gilsim.store.Results;
import gilsim.store.SummaryRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences of strategies from the runs that met the same random draws. */
class PairedDifferencesTest {
  @TempDir Path folder;

  private Results run(String text) throws IOException {
    Path output = folder.resolve("out");
    Folders.run(output, 2, Folders.plan(folder, text));
    return Folders.results(output).get(0);
  }

  /** Makespans of a strategy at a point as {@code runs.csv} has them, by replication. */
  private List<Double> makespans(String strategy, String cores) throws IOException {
    List<Double> values = new ArrayList<>();
    for (String line : Folders.text(folder.resolve("out"), "runs.csv").lines().toList()) {
      String[] fields = line.split(",");
      if (fields[2].equals(strategy) && fields[3].equals(cores) && fields[5].equals("makespan")) {
        assertThat(fields[4]).isEqualTo(Integer.toString(values.size()));
        values.add(Double.parseDouble(fields[7]));
      }
    }
    return values;
  }

  @Test
  void areThoseOfTheStoredRunsWithStudentsInterval() throws IOException {
    Results results = run(BatchScenarios.PRECISE);

    assertThat(results.differences()).hasSize(2 * 3);
    for (PairedDifference found : results.differences()) {
      String cores = results.points().get(found.point()).get(0);
      List<Double> one = makespans(found.strategy(), cores);
      List<Double> other = makespans(found.other(), cores);
      SummaryStatistics differences = new SummaryStatistics();
      for (int i = 0; i < found.n(); i++) {
        differences.addValue(one.get(i) - other.get(i));
      }
      double half =
          new TDistribution(found.n() - 1).inverseCumulativeProbability(0.975)
              * differences.getStandardDeviation()
              / Math.sqrt(found.n());
      assertThat(found.metric()).isEqualTo("makespan");
      assertThat(found.mean()).isCloseTo(differences.getMean(), within(1e-12));
      assertThat(found.halfWidth()).isCloseTo(half, within(1e-12));
    }
  }

  /**
   * One worker more or less: the work differs from replication to replication, what the worker
   * changes does not, so that the difference is known where the means tell nothing.
   */
  @Test
  void tellWhatSeparateIntervalsDoNot() throws IOException {
    Results results =
        run(
            """
            gilsim: 1
            name: pools
            machine: {cores: 1, os: {costs: none}}
            interpreter: {preset: cpython-3.11, costs: none}
            devices: {web: {type: delay, latency: {exponential: 10ms}}}
            tasks: {fetch: {count: 60, do: [{io: {device: web}}]}}
            strategies: {pool-20: {type: thread-pool, workers: 20}, pool-21: {type: thread-pool, workers: 21}}
            run: {replications: 100, seed: 3}
            """);
    List<SummaryRow> rows =
        results.summary().stream().filter(row -> row.metric().equals("makespan")).toList();
    PairedDifference found = results.differences().get(0);

    assertThat(rows.get(0).ciLow()).isLessThan(rows.get(1).ciHigh());
    assertThat(found.mean()).isCloseTo(rows.get(0).mean() - rows.get(1).mean(), within(1e-12));
    assertThat(found.mean()).isPositive();
    assertThat(found.decided()).isTrue();
  }

  @Test
  void strategiesOfOneKindDifferByNothing() throws IOException {
    assertThat(run(BatchScenarios.ALIKE).differences())
        .hasSize(2)
        .allSatisfy(found -> assertThat(found.mean()).isZero())
        .noneMatch(PairedDifference::decided);
  }

  @Test
  void servicesHaveThemForThroughputAndLatency() throws IOException {
    assertThat(run(BatchScenarios.SERVICE).differences())
        .extracting(PairedDifference::metric)
        .containsExactly("throughput", "latency-mean");
  }

  @Test
  void thereIsNoneWhereReplicationsDifferOrThereIsOnlyOne() throws IOException {
    assertThat(run(BatchScenarios.STUCK).differences()).isEmpty();
    assertThat(
            run(BatchScenarios.ALIKE.replace("replications: 5", "replications: 1")).differences())
        .isEmpty();
  }
}
