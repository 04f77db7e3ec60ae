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
 * not. A batch of which none was done is taken for a load that is meant to outlast the run. Or
 * whether all of it was over before anything was counted.
 */
final class LeftoverCheck {
  private static final double NANOS_PER_SECOND = 1e9;

  private LeftoverCheck() {}

  /** What to tell the user; empty if no batch was cut, or part of it was done in the warm-up. */
  static String message(List<MetricValue> values, SystemSpec system) {
    if (system.limit().horizon().isEmpty()) {
      return "";
    }
    if (system.limit().warmUp() > 0) {
      return overInWarmUp(values, system);
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

  private static String overInWarmUp(List<MetricValue> values, SystemSpec system) {
    boolean counted =
        MetricValue.orZero(values, Metric.UNFINISHED.label()) > 0
            || system.tasks().stream()
                .anyMatch(task -> completed(values, task.name(), system.tasks().size()) > 0);
    boolean batches =
        system.tasks().stream().allMatch(task -> task.arrival() instanceof BatchArrival);
    return counted || !batches
        ? ""
        : String.format(
            Locale.ROOT,
            "all tasks were done within the warm-up of %s s, so none was counted: make 'warm-up'"
                + " shorter, or say 'until: done'",
            system.limit().warmUp() / NANOS_PER_SECOND);
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
