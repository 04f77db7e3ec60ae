package gilsim.sweep;

import gilsim.experiment.RunLimit;
import gilsim.experiment.SystemSpec;
import gilsim.hardware.MachineSpec;
import gilsim.interpreter.InterpreterSpec;
import gilsim.scenario.RunSettings;
import gilsim.scenario.Scenario;
import gilsim.scenario.Strategy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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
    interpreterSpeed = base.interpreter().speed();
  }

  /**
   * A cell.
   *
   * @param draws the same scenario with machine and interpreter as they might be as well
   */
  Cell make(int index, Point point, String label, Scenario scenario, List<Scenario> draws) {
    SystemSpec system = system(scenario, label);
    List<SystemSpec> drawn = draws.stream().map(draw -> system(draw, label)).toList();
    int workers = (int) Math.min(Integer.MAX_VALUE, system.workers());
    String key = key(system, drawn, scenario.run().warmUp().automatic());
    return new Cell(index, point, label, workers, system, drawn, key);
  }

  private SystemSpec system(Scenario scenario, String label) {
    Strategy strategy = scenario.strategies().get(label);
    InterpreterSpec interpreter = strategy.interpreter().orElse(scenario.interpreter());
    RunSettings run = scenario.run();
    return new SystemSpec(
        scenario.machine().hardware(),
        scenario.machine().os(),
        interpreter,
        scenario.devices(),
        Map.of(),
        scenario.locks(),
        scenario.ownLocks(),
        scenario.variables(),
        scenario.queues(),
        scenario.conditions(),
        scenario.tasks(),
        strategy.spec(),
        scenario.poolsBeside(label),
        new RunLimit(run.horizon(), run.warmUp().automatic() ? 0 : run.warmUp().duration()),
        machineSpeed * interpreterSpeed / interpreter.speed(),
        machineSpeed);
  }

  /** A digest of the print of the systems: records print all their components. */
  private static String key(SystemSpec system, List<SystemSpec> draws, boolean automaticWarmUp) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(system.toString().getBytes(StandardCharsets.UTF_8));
      draws.forEach(draw -> digest.update(draw.toString().getBytes(StandardCharsets.UTF_8)));
      digest.update((byte) (automaticWarmUp ? 1 : 0));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
