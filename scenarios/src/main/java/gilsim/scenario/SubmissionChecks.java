package gilsim.scenario;

import gilsim.experiment.Places;
import gilsim.form.Reading;
import gilsim.strategy.ByTaskSpec;
import gilsim.workload.ChooseStep;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.LockStep;
import gilsim.workload.RepeatStep;
import gilsim.workload.Step;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import gilsim.workload.WaitForStep;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules about tasks that submit tasks, and about conditions and their locks. */
final class SubmissionChecks {
  /** Where a problem is reported that belongs to no step. */
  @FunctionalInterface
  interface Report {
    /** A problem at a path of keys. */
    void problem(String path, String value, String message);
  }

  private final Scenario scenario;
  private final Reading reading;
  private final Report report;
  private final Map<String, TaskSpec> tasks;
  private final Map<String, ConditionDefinition> conditions;

  SubmissionChecks(Scenario scenario, Reading reading, Report report) {
    this.scenario = scenario;
    this.reading = reading;
    this.report = report;
    this.tasks =
        scenario.tasks().stream().collect(Collectors.toMap(TaskSpec::name, Function.identity()));
    this.conditions =
        scenario.conditions().stream()
            .collect(Collectors.toMap(ConditionDefinition::name, Function.identity()));
  }

  void run() {
    Set<String> submitted = new HashSet<>();
    for (TaskSpec task : scenario.tasks()) {
      task.steps().forEach(step -> submittedBy(step).ifPresent(submitted::add));
    }
    for (TaskSpec task : scenario.tasks()) {
      if (task.arrival() instanceof SubmittedArrival && !submitted.contains(task.name())) {
        report.problem(
            "tasks." + task.name(),
            "",
            "never comes: a task needs exactly one of count, arrivals, clients, loops, or another"
                + " task that submits it");
      }
      task.steps().forEach(step -> check(task, step));
      checkLocks(task.program(), Set.of());
      if (submitsItself(task.name(), task.program(), new HashSet<>())) {
        report.problem(
            "tasks." + task.name(), "", "submits itself without end; let choose decide whether");
      }
    }
    scenario.pools().keySet().forEach(this::checkPool);
    scenario.strategies().forEach(this::checkPlaces);
  }

  private void checkPool(String label) {
    if (scenario.strategies().containsKey(label) || tasks.containsKey(label)) {
      report.problem(
          "pools." + label, "", "a strategy or task has this name too: to: would mean both");
    }
  }

  private static Optional<Submitting> submitting(Step step) {
    return step instanceof Submitting found ? Optional.of(found) : Optional.empty();
  }

  private static Optional<String> submittedBy(Step step) {
    return submitting(step).map(Submitting::task);
  }

  private static Optional<String> to(Step step) {
    return submitting(step).flatMap(Submitting::to);
  }

  private void check(TaskSpec task, Step step) {
    Optional<String> child = submittedBy(step);
    if (child.isPresent() && !(tasks.get(child.get()).arrival() instanceof SubmittedArrival)) {
      at(step, "the task '" + child.get() + "' comes by itself: leave its count or the like out");
    }
    if (step instanceof WaitForStep wait
        && task.steps().allMatch(other -> submittedBy(other).isEmpty())) {
      at(wait, "the task '" + task.name() + "' submits nothing that it could wait for");
    }
    Optional<Strategy> pool = to(step).map(scenario.strategies()::get);
    if (pool.isPresent() && pool.get().spec() instanceof ByTaskSpec) {
      at(step, "the strategy '" + to(step).get() + "' is by-task: name one of its tasks instead");
    }
    if (pool.isPresent() && pool.get().interpreter().isPresent()) {
      at(step, "the strategy '" + to(step).get() + "' has another interpreter");
    }
  }

  private void checkLocks(List<Step> steps, Set<String> held) {
    for (Step step : steps) {
      if (step instanceof ConditionStep used) {
        Optional<String> lock = conditions.get(used.condition()).lock();
        if (lock.isPresent() && !held.contains(lock.get())) {
          at(step, "needs the condition's lock: put it into lock: {name: " + lock.get() + ", ...}");
        }
      }
      Set<String> inside = new HashSet<>(held);
      if (step instanceof LockStep lock) {
        inside.add(lock.lock());
      }
      checkLocks(step.inner(), inside);
    }
  }

  /** True if a task of this kind always leads to another one. */
  private boolean submitsItself(String wanted, List<Step> steps, Set<String> seen) {
    for (Step step : steps) {
      Optional<String> child = submittedBy(step);
      if (child.isPresent()
          && (child.get().equals(wanted)
              || (seen.add(child.get())
                  && submitsItself(wanted, tasks.get(child.get()).program(), seen)))) {
        return true;
      }
      boolean always =
          !(step instanceof ChooseStep) && !(step instanceof RepeatStep r && r.times() == 0);
      if (always && submitsItself(wanted, step.inner(), seen)) {
        return true;
      }
    }
    return false;
  }

  private void checkPlaces(String label, Strategy strategy) {
    Places places = new Places(scenario.tasks(), strategy.spec(), scenario.poolsBeside(label));
    for (String problem : places.problems()) {
      report.problem(
          "strategies." + label,
          "",
          problem
              + ". Give the workers an executor (inside: {type: thread-pool, workers: 4}) and submit"
              + " to their own strategy, submit to a pool of threads under pools:, of which each"
              + " worker has its own, or let the task run in the parent (by-task: {TASK: {type:"
              + " threads}, ...})"
              + (submittedTo(label)
                  ? "; if '" + label + "' is there only to be submitted to, put it under pools:"
                  : ""));
    }
  }

  private boolean submittedTo(String label) {
    return scenario.poolsBeside(label).containsKey(label);
  }

  private void at(Step step, String message) {
    reading.placeOf(step).ifPresent(place -> place.problem(message));
  }
}
