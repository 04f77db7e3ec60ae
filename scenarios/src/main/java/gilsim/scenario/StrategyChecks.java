package gilsim.scenario;

import gilsim.interpreter.InterpreterSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategySpec;
import gilsim.workload.BatchArrival;
import gilsim.workload.SubmittedArrival;
import gilsim.workload.TaskSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules about what strategies and pools can run. */
final class StrategyChecks {
  private final Scenario scenario;
  private final SubmissionChecks.Report report;

  StrategyChecks(Scenario scenario, SubmissionChecks.Report report) {
    this.scenario = scenario;
    this.report = report;
  }

  void run() {
    scenario.strategies().forEach(this::checkStrategy);
  }

  private void checkStrategy(String label, Strategy strategy) {
    String path = "strategies." + label;
    if (strategy.spec() instanceof ByTaskSpec hybrid) {
      Set<String> submitted = scenario.poolsBeside(label).keySet();
      for (TaskSpec task : scenario.tasks()) {
        if (!hybrid.parts().containsKey(task.name()) && !onlyIn(submitted, task)) {
          report.problem(
              path + ".by-task", "", "the task '" + task.name() + "' has no strategy here");
        }
      }
      checkNamed(path, hybrid, submitted);
      hybrid
          .parts()
          .forEach(
              (name, part) ->
                  checkPart(
                      path + ".by-task." + name,
                      part,
                      strategy,
                      scenario.tasks().stream().filter(t -> t.name().equals(name)).toList()));
    } else {
      checkPart(path, strategy.spec(), strategy, scenario.tasks());
    }
    scenario
        .poolsBeside(label)
        .keySet()
        .forEach(
            pool ->
                Optional.ofNullable(scenario.pools().get(pool))
                    .ifPresent(spec -> checkPart("pools." + pool, spec, strategy, List.of())));
  }

  /** Whose part is named where tasks are submitted has one. */
  private void checkNamed(String path, ByTaskSpec hybrid, Set<String> pools) {
    scenario.tasks().stream()
        .flatMap(TaskSpec::submissions)
        .flatMap(step -> step.to().stream())
        .filter(to -> !pools.contains(to) && !hybrid.parts().containsKey(to))
        .distinct()
        .forEach(
            to ->
                report.problem(
                    path + ".by-task",
                    "",
                    "tasks are submitted to the part of '"
                        + to
                        + "' (to: "
                        + to
                        + "), which has no strategy here; name a pool or another task, or give it"
                        + " one"));
  }

  /** Whether tasks of a kind come by being submitted to some pools alone. */
  private boolean onlyIn(Set<String> pools, TaskSpec task) {
    return task.arrival() instanceof SubmittedArrival
        && scenario.tasks().stream()
            .flatMap(TaskSpec::submissions)
            .filter(step -> step.task().equals(task.name()))
            .allMatch(step -> step.to().filter(pools::contains).isPresent());
  }

  private void checkPart(String path, StrategySpec spec, Strategy strategy, List<TaskSpec> tasks) {
    if (spec instanceof SequentialSpec) {
      tasks.stream()
          .filter(task -> !(task.arrival() instanceof BatchArrival))
          .filter(task -> !(task.arrival() instanceof SubmittedArrival))
          .findFirst()
          .ifPresent(
              task ->
                  report.problem(
                      path,
                      "sequential",
                      "sequential runs count tasks only, but the task '"
                          + task.name()
                          + "' has "
                          + ScenarioChecks.word(task.arrival())
                          + "; leave this strategy out"));
    }
    InterpreterSpec interpreter = strategy.interpreter().orElse(scenario.interpreter());
    if (spec instanceof InterpreterPoolSpec && interpreter.isolation().isEmpty()) {
      report.problem(
          path,
          "interpreter-pool",
          interpreter.name()
              + " does not say what several interpreters in one process cost (interpreters:), and"
              + " only since 3.12 each has a GIL of its own; give the strategy interpreter:"
              + " cpython-3.14");
    }
  }
}
