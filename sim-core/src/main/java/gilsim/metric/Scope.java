package gilsim.metric;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a metric exists for. */
public enum Scope {
  /** Once per run. */
  RUN("", context -> List.of()),
  /** Once per run and, where there are several, once per kind of task. */
  TASK("task", context -> context.taskKinds().size() > 1 ? context.taskKinds() : List.of()),
  /** Once per device. */
  DEVICE("device", MetricContext::devices),
  /** Once per device and once per queue of the program. */
  LINE(
      "name",
      context -> Stream.concat(context.devices().stream(), context.queues().stream()).toList()),
  /** Once per lock. */
  LOCK("lock", MetricContext::locks),
  /** Once per shared variable. */
  VARIABLE("variable", MetricContext::variables);

  private final String part;
  private final Function<MetricContext, List<String>> names;

  Scope(String part, Function<MetricContext, List<String>> names) {
    this.part = part;
    this.names = names;
  }

  /** What follows the slash in the metric's name: {@code task}, ...; empty if nothing does. */
  public String part() {
    return part;
  }

  /** True if there is a value of the run as a whole. */
  boolean wholeRun() {
    return this == RUN || this == TASK;
  }

  /** The names that values exist for, beside the one for the whole run. */
  List<String> names(MetricContext context) {
    return names.apply(context);
  }
}
