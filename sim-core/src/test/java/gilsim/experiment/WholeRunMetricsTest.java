package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.S;
import static gilsim.experiment.TestSystem.constant;
import static gilsim.experiment.TestSystem.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.device.QueueSpec;
import gilsim.device.SharedSpec;
import gilsim.metric.MetricValue;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ClientArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that the metrics of one whole run obey together, whatever the strategy. */
class WholeRunMetricsTest {
  private static final double BANDWIDTH = 12.5e6;
  private static final double BYTES = 1e5;

  /** The tasks under way at the two ends of the run. */
  private static final Offset<Double> ENDS = within(0.01);

  static List<StrategySpec> strategies() {
    return List.of(new ThreadsSpec(), new ThreadPoolSpec(5), new AsyncioSpec(OptionalInt.empty()));
  }

  @ParameterizedTest
  @MethodSource("strategies")
  void metricsOfOneRunAgreeWithEachOther(StrategySpec strategy) {
    ReplicationResult run = system().run(strategy);

    assertThat(run.message()).isEmpty();
    double throughput = value(run, "throughput");
    assertThat(throughput * 20).isCloseTo(value(run, "completed"), within(1e-9));
    assertThat(throughput).isGreaterThan(50);
    double times =
        run.values().stream()
            .filter(value -> value.metric().startsWith("time/"))
            .mapToDouble(MetricValue::value)
            .sum();
    assertThat(times).isCloseTo(value(run, "latency-mean"), within(1e-12));
    assertThat(value(run, "latency-p50")).isBetween(0.016, value(run, "latency-p95"));
    assertThat(value(run, "latency-p99")).isBetween(value(run, "latency-p95"), 10.0);
    assertThat(value(run, "latency-max")).isGreaterThanOrEqualTo(value(run, "latency-p99"));
    // The utilization law: share of the time in use = throughput × demand.
    assertThat(value(run, "device-utilization/disk")).isCloseTo(throughput * 0.005 / 2, ENDS);
    assertThat(value(run, "device-utilization/link"))
        .isCloseTo(throughput * BYTES / BANDWIDTH, ENDS);
    assertThat(value(run, "cpu-utilization")).isCloseTo(throughput * 0.003 / 2, ENDS);
    assertThat(value(run, "gil-held")).isBetween(2 * value(run, "cpu-utilization") - 1e-9, 1.0);
    // The response time law: clients = throughput × (response + think).
    assertThat(throughput * (value(run, "latency-mean") + 0.02)).isCloseTo(8, within(0.1));
    assertThat(run.latencies().get("request").getTotalCount())
        .isEqualTo((long) value(run, "completed"));
  }

  private static TestSystem system() {
    TestSystem system = new TestSystem();
    system.cores = 2;
    system.locks.add("cache");
    system.devices.add(new QueueSpec("disk", 2, constant(5 * MS)));
    system.devices.add(new SharedSpec("link", BANDWIDTH, MS));
    return system
        .task(
            "request",
            new ClientArrival(8, constant(20 * MS)),
            new ComputeStep(constant(2 * MS)),
            new LockStep("cache", List.of(new ComputeStep(constant(MS)))),
            new IoStep("disk", Optional.empty(), 1),
            new IoStep("link", Optional.of(constant((long) BYTES)), 1))
        .until(20 * S);
  }
}
