package gilsim.cli;

import gilsim.advice.Advice;
import gilsim.advice.Rival;
import gilsim.table.Quantity;
import gilsim.trace.TaskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why an advice is what it is, in one or two sentences from the metrics. */
final class AdviceReason {
  /** A resource in use for more than this share of the time is what limits a program. */
  private static final double USED_UP = 0.9;

  /** A part of the difference that is worth a sentence. */
  private static final double NOTABLE = 0.1;

  private static final String DEVICE = "device-utilization/";

  private final Advice advice;

  AdviceReason(Advice advice) {
    this.advice = advice;
  }

  /** The sentences; only where something is chosen. */
  String text() {
    return limit() + difference().map(text -> " " + text).orElse("");
  }

  private double mean(String metric) {
    return advice.means().getOrDefault(metric, 0.0);
  }

  private String limit() {
    List<String> limits = new ArrayList<>();
    if (mean("gil-held") >= USED_UP) {
      limits.add("the GIL (held " + Quantity.percent(mean("gil-held")) + " of the time)");
    }
    if (mean("cpu-utilization") >= USED_UP) {
      limits.add("the processors (" + Quantity.percent(mean("cpu-utilization")) + " busy)");
    }
    advice.means().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(DEVICE) && entry.getValue() >= USED_UP)
        .filter(entry -> mean("queue-length/" + entry.getKey().substring(DEVICE.length())) > 0)
        .forEach(
            entry ->
                limits.add(
                    "the device "
                        + entry.getKey().substring(DEVICE.length())
                        + " ("
                        + Quantity.percent(entry.getValue())
                        + " used)"));
    return limits.isEmpty() ? longest() : "What limits it is " + String.join(" and ", limits) + ".";
  }

  /** Nothing is used up: where the time of a task goes tells what it is about. */
  private String longest() {
    double total = 0;
    TaskState longest = TaskState.RUNNING;
    for (TaskState state : TaskState.values()) {
      total += time(advice.means(), state);
      longest = time(advice.means(), state) > time(advice.means(), longest) ? state : longest;
    }
    if (!(total > 0)) {
      return "No task is completed.";
    }
    double share = time(advice.means(), longest) / total;
    return "A task spends "
        + Quantity.percent(share)
        + " of its time "
        + words(longest)
        + "; neither GIL nor processors are used up.";
  }

  /** Where the best alternative of another strategy loses its time. */
  private Optional<String> difference() {
    Optional<Rival> other = advice.otherStrategy();
    Map<String, Double> means = advice.rivalMeans();
    if (other.isEmpty() || other.get().interval().low() <= 0) {
      return Optional.empty();
    }
    TaskState most =
        List.of(TaskState.values()).stream()
            .max(Comparator.comparingDouble(state -> more(means, state)))
            .orElseThrow();
    double latency = means.getOrDefault("latency-mean", 0.0);
    return more(means, most) > NOTABLE * latency
        ? Optional.of(
            "With "
                + other.get().alternative().label()
                + " a task is "
                + Quantity.text(more(means, most), "s")
                + " longer "
                + words(most)
                + ".")
        : Optional.empty();
  }

  private double more(Map<String, Double> means, TaskState state) {
    return time(means, state) - time(advice.means(), state);
  }

  private static double time(Map<String, Double> means, TaskState state) {
    return means.getOrDefault("time/" + state.label(), 0.0);
  }

  private static String words(TaskState state) {
    return switch (state) {
      case RUNNING -> "on a processor";
      case GIL_WAIT -> "waiting for the GIL";
      case CORE_WAIT -> "waiting for a processor, a worker or the loop's turn";
      case DEVICE -> "waiting for devices";
      case LOCK -> "waiting for locks, queues or results";
      case ASLEEP -> "asleep";
    };
  }
}
