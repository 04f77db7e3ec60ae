package gilsim.experiment;

import gilsim.metric.MetricValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a run whose work is done needed more than its machine has: memory, or time. */
public final class Shortfall {
  private Shortfall() {}

  /**
   * What to tell the user; empty if the machine was enough.
   *
   * @param values metrics of the run
   */
  public static String message(List<MetricValue> values, SystemSpec system) {
    return Stream.of(
            MemoryCheck.message(values, system.machine()),
            OverloadCheck.message(values, system.tasks()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /**
   * Whether tasks come faster than they are done, as several runs together show better than each by
   * itself.
   *
   * @param runs metrics of independent runs of the same system
   */
  public static boolean overloaded(List<List<MetricValue>> runs, SystemSpec system) {
    return OverloadCheck.together(runs, system.tasks());
  }
}
