package gilsim.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every metric of the registry on a canned trace, by name, unit and value. */
class MetricContractTest {
  private static final double THIRD = 1.0 / 3;

  /** Worked out by hand from {@link CannedTrace}; 8 seconds and 3 tasks count. */
  private static final List<MetricValue> EXPECTED =
      List.of(
          new MetricValue("makespan", "s", 10),
          new MetricValue("throughput", "1/s", 3.0 / 8),
          new MetricValue("throughput/fetch", "1/s", 2.0 / 8),
          new MetricValue("throughput/parse", "1/s", 1.0 / 8),
          new MetricValue("latency-mean", "s", 11 * THIRD),
          new MetricValue("latency-mean/fetch", "s", 5),
          new MetricValue("latency-mean/parse", "s", 1),
          new MetricValue("latency-p50", "s", 3),
          new MetricValue("latency-p50/fetch", "s", 5),
          new MetricValue("latency-p50/parse", "s", 1),
          new MetricValue("latency-p95", "s", 3 + 0.9 * 4),
          new MetricValue("latency-p95/fetch", "s", 3 + 0.95 * 4),
          new MetricValue("latency-p95/parse", "s", 1),
          new MetricValue("latency-p99", "s", 3 + 0.98 * 4),
          new MetricValue("latency-p99/fetch", "s", 3 + 0.99 * 4),
          new MetricValue("latency-p99/parse", "s", 1),
          new MetricValue("latency-max", "s", 7),
          new MetricValue("latency-max/fetch", "s", 7),
          new MetricValue("latency-max/parse", "s", 1),
          new MetricValue("cpu-utilization", "share", (4 + 7) / 16.0),
          new MetricValue("gil-held", "share", (6 + 1) / 16.0),
          new MetricValue("gil-wait-mean", "s", 1.5),
          new MetricValue("gil-switches", "count", 1),
          new MetricValue("context-switches-voluntary", "count", 2),
          new MetricValue("context-switches-involuntary", "count", 1),
          new MetricValue("migrations", "count", 1),
          new MetricValue("throttled-time", "s", 0.75),
          new MetricValue("time/running", "s", 5 * THIRD),
          new MetricValue("time/gil-wait", "s", 2 * THIRD),
          new MetricValue("time/core-wait", "s", 1.25 * THIRD),
          new MetricValue("time/device", "s", 1.5 * THIRD),
          new MetricValue("time/lock", "s", 0.5 * THIRD),
          new MetricValue("time/asleep", "s", 0.75 * THIRD),
          new MetricValue("device-utilization/disk", "share", (3 + 0.5 * 3) / 8),
          new MetricValue("device-utilization/web", "share", 3.0 / 8),
          new MetricValue("queue-length/disk", "count", 2 * 3.0 / 8),
          new MetricValue("queue-length/web", "count", 0),
          new MetricValue("queue-length/inbox", "count", 4 * 4.0 / 8),
          new MetricValue("refused/disk", "count", 2),
          new MetricValue("refused/web", "count", 0),
          new MetricValue("lock-wait-mean/cache", "s", 0.5),
          new MetricValue("lock-wait-mean/spare", "s", 0.125),
          new MetricValue("lost-updates/counter", "share", (100 - 70) / 100.0),
          new MetricValue("startup-time", "s", 1),
          new MetricValue("peak-memory", "bytes", 3e6),
          new MetricValue("cost-per-million", "1", 0.36 * 8 / 3600 / 3 * 1e6),
          new MetricValue("completed", "count", 3),
          new MetricValue("completed/fetch", "count", 2),
          new MetricValue("completed/parse", "count", 1),
          new MetricValue("unfinished", "count", 0));

  private final List<MetricValue> values = CannedTrace.play(new Measurement(CannedTrace.CONTEXT));

  @Test
  void everyValueIsAsWorkedOutByHand() {
    assertThat(values.stream().map(v -> v.metric() + " " + v.unit()))
        .containsExactlyElementsOf(
            EXPECTED.stream().map(v -> v.metric() + " " + v.unit()).toList());
    for (int i = 0; i < values.size(); i++) {
      assertThat(values.get(i).value())
          .as(values.get(i).metric())
          .isCloseTo(EXPECTED.get(i).value(), within(1e-12 * EXPECTED.get(i).value()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricIsCoveredAndDescribed(Metric metric) {
    assertThat(metric.label()).matches("[a-z0-9]+(-[a-z0-9]+)*(/[a-z-]+)?");
    assertThat(metric.unit()).isIn("s", "1/s", "share", "bytes", "count", "1");
    assertThat(metric.description()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
    assertThat(EXPECTED)
        .filteredOn(value -> Metric.of(value.metric()).equals(java.util.Optional.of(metric)))
        .allSatisfy(value -> assertThat(value.unit()).isEqualTo(metric.unit()))
        .hasSize(metric.isDerived() ? 0 : expectedRows(metric.scope()));
  }

  private static int expectedRows(Scope scope) {
    return switch (scope) {
      case RUN, VARIABLE -> 1;
      case TASK -> 3;
      case DEVICE, LOCK -> 2;
      case LINE -> 3;
    };
  }

  @Test
  void namesOfOutputFilesLeadToTheirMetric() {
    assertThat(Metric.of("latency-p99")).contains(Metric.LATENCY_P99);
    assertThat(Metric.of("latency-p99/fetch")).contains(Metric.LATENCY_P99);
    assertThat(Metric.of("time/gil-wait")).contains(Metric.TIME_GIL_WAIT);
    assertThat(Metric.of("queue-length/disk")).contains(Metric.QUEUE_LENGTH);
    assertThat(Metric.of("speedup")).contains(Metric.SPEEDUP);
    assertThat(Metric.of("queue-length")).isEmpty();
    assertThat(Metric.of("makespan/fetch")).isEmpty();
    assertThat(Metric.of("latency-p98")).isEmpty();
    assertThat(Metric.QUEUE_LENGTH.pattern()).isEqualTo("queue-length/<name>");
    assertThat(Metric.LATENCY_P99.pattern()).isEqualTo("latency-p99");
  }
}
