package gilsim.measure;

import gilsim.workload.RepeatStep;
import gilsim.workload.Step;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import java.util.List;

/**
 * How submitted tasks are numbered, as in the simulation ({@code gilsim.interpreter.Executors}), so
 * that they draw the same random numbers.
 */
final class Submissions {
  private Submissions() {}

  /**
   * The most tasks of the kind that one pass of the parent submits, how many kinds of task submit
   * it, and which of them the parent is.
   */
  static List<Long> numbering(List<TaskSpec> tasks, TaskSpec parent, String child) {
    List<TaskSpec> parents =
        tasks.stream().filter(task -> most(task.program(), child, 1) > 0).toList();
    return List.of(
        most(parent.program(), child, 1), (long) parents.size(), (long) parents.indexOf(parent));
  }

  private static long most(List<Step> steps, String child, long times) {
    long most = 0;
    for (Step step : steps) {
      if (step instanceof Submitting submitting && submitting.task().equals(child)) {
        most += times * submitting.count();
      }
      long inner = step instanceof RepeatStep repeat ? Math.max(1L, repeat.times()) : 1;
      most += most(step.inner(), child, times * inner);
    }
    return most;
  }
}
