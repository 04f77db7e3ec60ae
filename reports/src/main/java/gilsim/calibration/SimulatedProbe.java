package gilsim.calibration;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.experiment.ReplicationResult;
import gilsim.form.MapNode;
import gilsim.metric.MetricValue;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.YamlPrinter;
import gilsim.scenario.YamlSource;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Simulates what a probe did for real, with the machine and the interpreter as drafted so far. */
final class SimulatedProbe {
  private static final int REPLICATIONS = 2;
  private static final long SEED = 1;

  private final ProfileFolder profiles;
  private final Draft machine;
  private final Draft interpreter;
  private final boolean slowModes;

  /** A simulation with these drafts, whatever they hold when it is asked. */
  SimulatedProbe(ProfileFolder profiles, Draft machine, Draft interpreter) {
    this.profiles = profiles;
    this.machine = machine;
    this.interpreter = interpreter;
    this.slowModes = true;
  }

  private SimulatedProbe(SimulatedProbe other, boolean slowModes) {
    this.profiles = other.profiles;
    this.machine = other.machine;
    this.interpreter = other.interpreter;
    this.slowModes = slowModes;
  }

  /** The same on a machine that is always in its fast mode, in which costs are stated. */
  SimulatedProbe atFullSpeed() {
    return new SimulatedProbe(this, false);
  }

  /**
   * The mean of a metric.
   *
   * @param scenario YAML of tasks, strategies (one) and run
   * @param metric its name
   * @throws IllegalStateException if the run fails or has no such metric
   */
  double mean(String scenario, String metric) {
    Plan plan = plan(scenario);
    Cell cell = plan.cells().get(0);
    double sum = 0;
    for (int replication = 0; replication < REPLICATIONS; replication++) {
      sum += value(Replication.run(cell.system(), SEED, replication), metric);
    }
    return sum / REPLICATIONS;
  }

  private static double value(ReplicationResult result, String metric) {
    if (result.outcome() != Outcome.DONE) {
      throw new IllegalStateException("the simulated probe failed: " + result.message());
    }
    return result.values().stream()
        .filter(v -> v.metric().equals(metric))
        .mapToDouble(MetricValue::value)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the simulated probe has no " + metric));
  }

  /** The scenario, planned as any other. */
  Plan plan(String scenario) {
    MapNode rest = (MapNode) YamlSource.parse("gilsim: 1\nname: probe\n" + scenario, "probe");
    MapNode hardware = machine.values().without("description");
    MapNode whole =
        rest.with("machine", slowModes ? hardware : hardware.without("speed-modes"))
            .with("interpreter", interpreter.values().without("description"));
    try {
      Path folder = Files.createTempDirectory("gilsim-calibrate-");
      Path file = folder.resolve("probe.yaml");
      try {
        Files.writeString(file, YamlPrinter.print(whole));
        return new Planner(profiles)
            .plan(file, List.of(), Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
