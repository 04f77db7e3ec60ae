package gilsim.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.trace.TaskRecord;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Which metrics apply to which runs. */
class MeasurementTest {
  private static final long SECOND = 1_000_000_000;

  private static MetricContext context(boolean untilDone, long warmUp, String... kinds) {
    return new MetricContext(
        1,
        false,
        List.of("disk"),
        Set.of(),
        List.of(),
        List.of("lock"),
        List.of(),
        List.of(kinds),
        OptionalDouble.empty(),
        untilDone,
        warmUp);
  }

  private static Map<String, Double> values(
      MetricContext context, long end, long unfinished, Consumer<Measurement> run) {
    Measurement measurement = new Measurement(context);
    run.accept(measurement);
    return measurement.values(end, unfinished).stream()
        .collect(Collectors.toMap(MetricValue::metric, MetricValue::value));
  }

  private static void task(Measurement to, int kind, long from, long until) {
    TaskRecord task = new TaskRecord(kind);
    task.begin(from);
    task.end(until);
    to.taskDone(until, task);
  }

  @Test
  void runInWhichNothingHappensHasNoMeans() {
    assertThat(values(context(true, 0, "a"), 5 * SECOND, 0, to -> {}))
        .containsOnlyKeys(
            "throughput",
            "cpu-utilization",
            "context-switches-voluntary",
            "context-switches-involuntary",
            "migrations",
            "device-utilization/disk",
            "queue-length/disk",
            "completed",
            "unfinished")
        .allSatisfy((metric, value) -> assertThat(value).as(metric).isZero());
  }

  @Test
  void runWithoutDurationHasNoRates() {
    Map<String, Double> values =
        values(
            context(true, 0, "a"),
            0,
            0,
            to -> {
              to.processorBusy(0, 0, true);
              to.gilTaken(0, 0, 9, 0, true, true);
              task(to, 0, 0, 0);
            });

    assertThat(values)
        .doesNotContainKeys("throughput", "cpu-utilization", "gil-held", "queue-length/disk")
        .containsEntry("makespan", 0.0)
        .containsEntry("latency-p99", 0.0)
        .containsEntry("gil-wait-mean", 0.0)
        .containsEntry("completed", 1.0);
  }

  @Test
  void makespanNeedsAllWorkDone() {
    Consumer<Measurement> one = to -> task(to, 0, 0, SECOND);

    assertThat(values(context(true, 0, "a"), 3 * SECOND, 0, one)).containsEntry("makespan", 1.0);
    assertThat(values(context(true, 0, "a"), 3 * SECOND, 2, one))
        .doesNotContainKey("makespan")
        .containsEntry("unfinished", 2.0);
    assertThat(values(context(false, 0, "a"), 3 * SECOND, 0, one)).doesNotContainKey("makespan");
  }

  @Test
  void oneKindOfTaskHasNoRowsOfItsOwn() {
    assertThat(values(context(true, 0, "a"), SECOND, 0, to -> task(to, 0, 0, SECOND)))
        .containsKey("latency-mean")
        .doesNotContainKeys("latency-mean/a", "throughput/a", "completed/a");
  }

  @Test
  void kindWithoutCompletionsHasNoLatency() {
    assertThat(values(context(true, 0, "a", "b"), SECOND, 0, to -> task(to, 0, 0, SECOND)))
        .containsEntry("latency-mean/a", 1.0)
        .doesNotContainKeys("latency-mean/b", "latency-p50/b", "latency-max/b")
        .containsEntry("completed/b", 0.0);
  }

  @Test
  void runThatEndsWithinItsWarmUpMeasuredNothing() {
    Map<String, Double> values =
        values(context(false, 9 * SECOND, "a"), 2 * SECOND, 1, to -> task(to, 0, 0, SECOND));

    assertThat(values)
        .containsEntry("completed", 0.0)
        .containsEntry("unfinished", 1.0)
        .doesNotContainKeys("throughput", "latency-mean", "time/running", "cpu-utilization");
  }

  @Test
  void levelsKeepTheirValueOverTheWarmUp() {
    Map<String, Double> values =
        values(
            context(false, 4 * SECOND, "a"),
            8 * SECOND,
            0,
            to -> {
              to.processorBusy(0, 0, true);
              to.gilTaken(0, 0, 9, 0, false, false);
              to.device(SECOND, 0, 1, 3);
              to.warmUpEnded(4 * SECOND);
              to.processorBusy(5 * SECOND, 0, false);
            });

    assertThat(values)
        .containsEntry("cpu-utilization", 0.25)
        .containsEntry("gil-held", 1.0)
        .containsEntry("device-utilization/disk", 1.0)
        .containsEntry("queue-length/disk", 3.0);
  }

  @Test
  void repeatedNewsAboutProcessorsCountOnce() {
    Map<String, Double> values =
        values(
            context(false, 0, "a"),
            4 * SECOND,
            0,
            to -> {
              to.processorBusy(0, 0, true);
              to.processorBusy(SECOND, 0, true);
              to.processorBusy(2 * SECOND, 0, false);
              to.processorBusy(3 * SECOND, 0, false);
            });

    assertThat(values).containsEntry("cpu-utilization", 0.5);
  }

  @Test
  void histogramsHoldWhatCounted() {
    Measurement measurement = new Measurement(context(false, 0, "a", "b", "c"));
    task(measurement, 0, 0, 5);
    measurement.warmUpEnded(SECOND);
    task(measurement, 0, 0, 2 * SECOND);
    task(measurement, 2, SECOND, 2 * SECOND);
    task(measurement, 2, SECOND, 4 * SECOND);

    Map<String, Histogram> histograms = measurement.latencies();

    assertThat(histograms).containsOnlyKeys("a", "c");
    assertThat(histograms.get("a").getTotalCount()).isEqualTo(1);
    assertThat(histograms.get("c").getTotalCount()).isEqualTo(2);
    assertThat(histograms.get("c").getMean()).isCloseTo(2e9, within(2e6));
  }
}
