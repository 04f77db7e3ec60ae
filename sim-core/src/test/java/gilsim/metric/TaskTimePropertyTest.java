package gilsim.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.trace.TaskRecord;
import gilsim.trace.TaskState;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Whatever tasks go through, the times of their states add up. */
class TaskTimePropertyTest {

  @Property(seed = "7106352117007")
  void timesAddUpToTheMeanLatency(
      @ForAll @Size(min = 1, max = 30) List<@NotEmpty @Size(max = 30) List<TaskState>> lives,
      @ForAll @Size(min = 30, max = 30)
          List<@LongRange(min = 0, max = 3_600_000_000_000L) Long> stays) {
    Measurement measurement =
        new Measurement(
            new MetricContext(
                1,
                false,
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("a", "b"),
                OptionalDouble.empty(),
                true,
                0));
    long now = 0;
    for (List<TaskState> life : lives) {
      now += 17;
      now = live(measurement, life, stays, now);
    }

    List<MetricValue> values = measurement.values(now, 0);

    double sum =
        values.stream()
            .filter(value -> value.metric().startsWith("time/"))
            .mapToDouble(MetricValue::value)
            .sum();
    double mean =
        values.stream()
            .filter(value -> value.metric().equals("latency-mean"))
            .mapToDouble(MetricValue::value)
            .findFirst()
            .orElseThrow();
    assertThat(sum).isCloseTo(mean, within(1e-15 * 8 * mean));
  }

  private static long live(
      Measurement measurement, List<TaskState> life, List<Long> stays, long begin) {
    long now = begin;
    TaskRecord task = new TaskRecord(life.size() % 2);
    task.begin(now);
    for (int i = 0; i < life.size(); i++) {
      now += stays.get(i);
      task.enter(life.get(i), now);
    }
    task.end(now + life.size());
    measurement.taskDone(now + life.size(), task);
    return now + life.size();
  }
}
