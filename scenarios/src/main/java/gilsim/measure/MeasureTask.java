package gilsim.measure;

import gilsim.store.RunStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan to measure, and where its runs are kept.
 *
 * @param plan what is run
 * @param into the store of its runs
 */
public record MeasureTask(MeasurePlan plan, RunStore into) {
  /** Plans of one store. */
  public static List<MeasureTask> of(List<MeasurePlan> plans, RunStore into) {
    return plans.stream().map(plan -> new MeasureTask(plan, into)).toList();
  }

  /**
   * Both lists in one, the second spread evenly over the first, so that both meet the same host
   * even if it changes meanwhile.
   */
  public static <T> List<T> spread(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < some.size(); i++) {
      all.add(some.get(i));
      while (next < others.size()
          && (2L * next + 1) * some.size() <= 2L * others.size() * (i + 1)) {
        all.add(others.get(next++));
      }
    }
    all.addAll(others.subList(next, others.size()));
    return List.copyOf(all);
  }
}
