package gilsim.measure;

import gilsim.experiment.Places;
import gilsim.experiment.SystemSpec;
import gilsim.strategy.TaskHost;
import gilsim.workload.ChooseStep;
import gilsim.workload.GatherStep;
import gilsim.workload.RepeatStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.TaskSpec;
import gilsim.workload.WaitForStep;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tasks that are submitted in a worker process and for which nobody waits there. A worker tells its
 * parent what happened in it when it answers, so nobody would ever hear of them.
 */
final class LeftInWorkers {
  private LeftInWorkers() {}

  /** Why a system cannot be run for real, for people; empty if it can. */
  static Optional<String> obstacle(SystemSpec system) {
    Places places = new Places(system.tasks(), system.strategy(), system.pools());
    return system.tasks().stream()
        .filter(task -> inWorkers(places, task) && !left(task.program(), Set.of()).isEmpty())
        .findFirst()
        .map(
            task ->
                "its task '"
                    + task.name()
                    + "' submits tasks in a worker process and ends without waiting for them, which"
                    + " cannot be measured yet; end it with wait-for: all");
  }

  private static boolean inWorkers(Places places, TaskSpec task) {
    return places.of(task).stream().anyMatch(place -> place.host() == TaskHost.PROCESSES);
  }

  /** The kinds of task that may be under way after the steps. */
  private static Set<String> left(List<Step> steps, Set<String> before) {
    Set<String> left = new HashSet<>(before);
    for (Step step : steps) {
      if (step instanceof SubmitStep submit) {
        left.add(submit.task());
      } else if (step instanceof GatherStep) {
        left.clear();
      } else if (step instanceof WaitForStep wait && wait.which() == WaitForStep.Which.ALL) {
        wait.task().ifPresentOrElse(left::remove, left::clear);
      } else {
        left = after(step, left);
      }
    }
    return left;
  }

  /** After a step with others in it. */
  private static Set<String> after(Step step, Set<String> before) {
    if (step instanceof ChooseStep choose) {
      Set<String> left = new HashSet<>();
      choose.branches().forEach(branch -> left.addAll(left(branch.body(), before)));
      return left;
    }
    boolean never = step instanceof RepeatStep repeat && repeat.times() == 0;
    return never ? before : left(step.inner(), before);
  }
}
