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

  Cell make(int index, Point point, String label, Scenario scenario) {
    Strategy strategy = scenario.strategies().get(label);
    InterpreterSpec interpreter = strategy.interpreter().orElse(scenario.interpreter());
    RunSettings run = scenario.run();
    SystemSpec system =
        new SystemSpec(
            scenario.machine().hardware(),
            scenario.machine().os(),
            interpreter,
            scenario.devices(),
            scenario.locks(),
            scenario.variables(),
            scenario.queues(),
            scenario.conditions(),
            scenario.tasks(),
            strategy.spec(),
            scenario.pools(label),
            new RunLimit(run.horizon(), run.warmUp().automatic() ? 0 : run.warmUp().duration()),
            machineSpeed * interpreterSpeed / interpreter.speed(),
            machineSpeed);
    int workers = (int) Math.min(Integer.MAX_VALUE, strategy.spec().workers(scenario.tasks()));
    return new Cell(index, point, label, workers, system, key(system, run.warmUp().automatic()));
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
