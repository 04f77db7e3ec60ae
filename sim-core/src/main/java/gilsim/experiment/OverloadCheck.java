package gilsim.experiment;

import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.workload.OpenArrival;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Locale;

/**
 * Whether tasks that arrive by themselves come faster than they are done. In a system that keeps
 * up, throughput times mean latency are in it (Little's law, Operations Research 9, 1961); in one
 * that does not, the backlog of the end is at least twice that, for the tasks that were completed
 * came when it was shorter.
 */
final class OverloadCheck {
  /**
   * Standard deviations that the backlog may exceed Little's law by. With a load of exactly one and
   * exponential gaps and times, arrivals less completions have the variance 2 n after n tasks, so a
   * system that keeps up is suspected with a probability below 0.0014; with very variable tasks in
   * short runs more often, which is why the remark is a question.
   */
  private static final double DEVIATIONS = 3;

  /** Why throughput may then be far below what the processors could do. */
  private static final String SHARED =
      ". More were left than done, and work on tasks that did not end counts for nothing in the"
          + " throughput. That is most of it where all that have come share the processors, as"
          + " threads and coroutines do, and least where a pool begins a task only when a worker is"
          + " free";

  private OverloadCheck() {}

  /** What to tell the user; empty if the system keeps up, or nothing arrives by itself. */
  static String message(List<MetricValue> values, List<TaskSpec> tasks) {
    if (tasks.stream().noneMatch(task -> task.arrival() instanceof OpenArrival)) {
      return "";
    }
    double left = value(values, Metric.UNFINISHED);
    double completed = value(values, Metric.COMPLETED);
    double inSystem = inSystem(values);
    if (!exceeds(left - inSystem, completed)) {
      return "";
    }
    String kept = String.format(Locale.ROOT, inSystem < 10 ? "%.1f" : "%.0f", inSystem);
    return String.format(
            Locale.ROOT,
            "%.0f tasks were left at the end; throughput and mean latency of those that were done"
                + " account for about %s (Little's law): is it overloaded, or the run too short?"
                + " Latencies then depend on the length of the run",
            left,
            kept)
        + (left > completed ? SHARED : "");
  }

  /**
   * Whether several independent runs together show what each may be too short for: backlogs add up
   * as their number, chance as its root.
   */
  static boolean together(List<List<MetricValue>> runs, List<TaskSpec> tasks) {
    if (tasks.stream().noneMatch(task -> task.arrival() instanceof OpenArrival)) {
      return false;
    }
    double excess = 0;
    double completed = 0;
    for (List<MetricValue> run : runs) {
      excess += value(run, Metric.UNFINISHED) - inSystem(run);
      completed += value(run, Metric.COMPLETED);
    }
    return exceeds(excess, completed);
  }

  private static boolean exceeds(double backlog, double completed) {
    return backlog > DEVIATIONS * Math.sqrt(2 * Math.max(1, completed));
  }

  /** Tasks in a system that keeps up, by Little's law. */
  private static double inSystem(List<MetricValue> values) {
    return value(values, Metric.THROUGHPUT) * value(values, Metric.LATENCY_MEAN);
  }

  private static double value(List<MetricValue> values, Metric metric) {
    return MetricValue.orZero(values, metric.label());
  }
}
