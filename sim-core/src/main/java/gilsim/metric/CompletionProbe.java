package gilsim.metric;

import gilsim.trace.TaskRecord;
import gilsim.trace.TraceEvent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How many tasks were completed, and when the last one was. */
final class CompletionProbe implements Probe {
  static final ProbeKind<CompletionProbe> KIND =
      new ProbeKind<>(CompletionProbe.class, CompletionProbe::new);

  private final long[] completed;
  private double last = Double.NaN;

  CompletionProbe(MetricContext context) {
    completed = new long[context.taskKinds().size()];
  }

  @Override
  public Set<TraceEvent> hears() {
    return EnumSet.of(TraceEvent.TASK_DONE);
  }

  @Override
  public void restart(long now) {
    Arrays.fill(completed, 0);
  }

  @Override
  public void taskDone(long now, TaskRecord task) {
    completed[task.kind()]++;
    last = now;
  }

  long completed(int kind) {
    return kind == Reading.WHOLE_RUN ? Arrays.stream(completed).sum() : completed[kind];
  }

  double throughput(int kind, Window window) {
    return completed(kind) / window.seconds();
  }

  /** End of the last task, seconds; not a number where that is not the end of all work. */
  double makespan(Window window) {
    boolean allDone = window.context().untilDone() && window.unfinished() == 0;
    return allDone ? Window.seconds(last) : Double.NaN;
  }

  double costPerMillion(Window window) {
    double price = window.context().pricePerHour().orElse(Double.NaN);
    return price * window.hours() / completed(Reading.WHOLE_RUN) * 1e6;
  }
}
