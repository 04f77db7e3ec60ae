package gilsim.experiment;

import gilsim.metric.Metric;
import gilsim.metric.MetricValue;
import gilsim.workload.BatchArrival;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a run of a set duration ended amid a batch: some of its tasks were done and some were
 * not. A batch of which none was done is taken for a load that is meant to outlast the run.
 */
final class LeftoverCheck {
  private LeftoverCheck() {}

  /** What to tell the user; empty if no batch was cut, or part of it was done in the warm-up. */
  static String message(List<MetricValue> values, SystemSpec system) {
    if (system.limit().horizon().isEmpty() || system.limit().warmUp() > 0) {
      return "";
    }
    return system.tasks().stream()
        .filter(task -> task.arrival() instanceof BatchArrival)
        .flatMap(
            task ->
                cut(
                    task.name(),
                    ((BatchArrival) task.arrival()).count(),
                    completed(values, task.name(), system.tasks().size()))
                    .stream())
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> cut(String task, long count, double done) {
    return done == 0 || done >= count
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%.0f of %d tasks '%s' were not done at the end of the run: is 'until' too short?",
                count - done,
                count,
                task));
  }

  private static double completed(List<MetricValue> values, String task, int kinds) {
    String label = Metric.COMPLETED.label() + (kinds > 1 ? "/" + task : "");
    return MetricValue.orZero(values, label);
  }
}
