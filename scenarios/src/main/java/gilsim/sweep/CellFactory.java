package gilsim.sweep;

import gilsim.experiment.RunLimit;
import gilsim.experiment.SystemSpec;
import gilsim.hardware.MachineSpec;
import gilsim.scenario.Interpreter;
import gilsim.scenario.RunSettings;
import gilsim.scenario.Scenario;
import gilsim.scenario.Strategy;
import gilsim.strategy.StrategySpec;
import gilsim.workload.GatherStep;
import gilsim.workload.Step;
import gilsim.workload.SubmitStep;
import gilsim.workload.TaskSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes cells. Compute times are stated on the unswept machine and interpreter, so every cell
 * scales them by the same reference.
 */
final class CellFactory {
  private final double machineSpeed;
  private final double interpreterSpeed;

  /**
   * A factory.
   *
   * @param base the scenario without its sweep: machine and interpreter of the stated times
   */
  CellFactory(Scenario base) {
    MachineSpec machine = base.machine().hardware();
    machineSpeed = machine.speed() * machine.soloClock();
    interpreterSpeed = base.interpreter().spec().speed();
  }

  Cell make(int index, Point point, String label, Scenario scenario) {
    Strategy strategy = scenario.strategies().get(label);
    Interpreter interpreter = strategy.interpreter().orElse(scenario.interpreter());
    RunSettings run = scenario.run();
    SystemSpec system =
        new SystemSpec(
            scenario.machine().hardware(),
            scenario.machine().os(),
            interpreter.spec(),
            scenario.devices(),
            scenario.locks(),
            scenario.variables(),
            scenario.queues(),
            scenario.conditions(),
            scenario.tasks(),
            strategy.spec(),
            pools(scenario, label),
            new RunLimit(run.horizon(), run.warmUp().automatic() ? 0 : run.warmUp().duration()),
            machineSpeed * interpreterSpeed / interpreter.spec().speed(),
            machineSpeed);
    int workers = (int) Math.min(Integer.MAX_VALUE, strategy.spec().workers(scenario.tasks()));
    return new Cell(index, point, label, workers, system, key(system, run.warmUp().automatic()));
  }

  /** What tasks are submitted to by the label of a strategy: another one, or the running one. */
  private static Map<String, Optional<StrategySpec>> pools(Scenario scenario, String running) {
    Map<String, Optional<StrategySpec>> pools = new TreeMap<>();
    for (TaskSpec task : scenario.tasks()) {
      task.program().stream()
          .flatMap(Step::all)
          .flatMap(CellFactory::to)
          .filter(scenario.strategies()::containsKey)
          .forEach(
              label ->
                  pools.put(
                      label,
                      label.equals(running)
                          ? Optional.empty()
                          : Optional.of(scenario.strategies().get(label).spec())));
    }
    return pools;
  }

  private static Stream<String> to(Step step) {
    if (step instanceof SubmitStep submit) {
      return submit.to().stream();
    }
    return step instanceof GatherStep gather ? gather.to().stream() : Stream.empty();
  }

  /** A digest of the print of the system: records print all their components. */
  private static String key(SystemSpec system, boolean automaticWarmUp) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(system.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) (automaticWarmUp ? 1 : 0));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
