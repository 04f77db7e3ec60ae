package gilsim.measure;

import gilsim.device.DeviceSpec;
import gilsim.experiment.SystemSpec;
import gilsim.metric.Metric;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.ProcessorSpeeds;
import gilsim.sweep.RunConditions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How fast the processors were beside real runs, as the references around each run say, how late
 * the player of the devices was, and plans in such conditions. The former is up to strangers on a
 * virtual machine, the latter to our harness; neither says anything about a model.
 *
 * <p>Speeds that stay for seconds are taken from before and after each run. Shorter disturbances
 * hit one run and spare the next, and one processor and not the other, so each processor of a
 * simulated run meets those around one of all the real runs.
 */
public final class HostConditions {
  private static final long SEED = 20261129;
  private static final double NANOS_PER_SECOND = 1e9;

  private final RunStore store;
  private final int simulated;
  private final double[] steadiness;

  /**
   * The conditions of some plans' real runs.
   *
   * @param store holds the real runs
   * @param simulated runs of a cell, between which the disturbances of all real runs are shared out
   */
  public HostConditions(RunStore store, List<MeasurePlan> measured, int simulated) {
    this.store = store;
    this.simulated = simulated;
    this.steadiness =
        measured.stream()
            .flatMap(one -> one.plan().cells().stream().flatMap(c -> one.runs(store, c).stream()))
            .map(run -> run.value(Metric.HOST_STEADINESS.label()))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
  }

  /** A plan in the conditions that there were; cells without real runs stay as they are. */
  public Plan of(MeasurePlan measured) {
    WorkUnit unit = WorkUnit.of(store, measured);
    List<Cell> changed = new ArrayList<>();
    for (Cell cell : measured.plan().cells()) {
      double calibrated = unit.speed(cell.system());
      List<RunConditions> around =
          measured.runs(store, cell).stream()
              .flatMap(
                  run ->
                      looks(run, calibrated)
                          .map(speeds -> new RunConditions(speeds, lateness(run, cell.system()))))
              .toList();
      changed.add(around.isEmpty() ? cell : cell.at(disturbed(around)));
    }
    return measured.plan().of(changed);
  }

  /** Before and after a run: which of the two it met more of, nobody knows. */
  private static Stream<ProcessorSpeeds> looks(StoredRun run, double calibrated) {
    return Stream.of(
            speeds(run, Metric.PROCESSOR_SPEED, "1", calibrated),
            speeds(run, Metric.PROCESSOR_SPEED_AFTER, "2", calibrated))
        .flatMap(Optional::stream);
  }

  /**
   * Relative to the speed at which the profile states its costs, not to that of the host when the
   * work was calibrated.
   */
  private static Optional<ProcessorSpeeds> speeds(
      StoredRun run, Metric look, String number, double calibrated) {
    List<Double> speeds = numbered(run, look.label());
    OptionalDouble made = run.value(Metric.WORK_SPEED.label());
    return speeds.isEmpty() || made.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProcessorSpeeds(
                made.getAsDouble() * calibrated,
                speeds,
                run.value(Metric.PROCESSORS_TOGETHER.label() + "/" + number)));
  }

  private static Map<String, List<Double>> lateness(StoredRun run, SystemSpec system) {
    Map<String, List<Double>> lateness = new HashMap<>();
    for (DeviceSpec device : system.devices()) {
      List<Double> seconds = numbered(run, Metric.DEVICE_LATENESS.label() + "/" + device.name());
      if (!seconds.isEmpty()) {
        lateness.put(device.name(), seconds.stream().map(one -> one * NANOS_PER_SECOND).toList());
      }
    }
    return lateness;
  }

  /** The values {@code label/1}, {@code label/2} and so on of a run. */
  private static List<Double> numbered(StoredRun run, String label) {
    List<Double> values = new ArrayList<>();
    OptionalDouble next = run.value(label + "/1");
    while (next.isPresent()) {
      values.add(next.getAsDouble());
      next = run.value(label + "/" + (values.size() + 1));
    }
    return values;
  }

  /**
   * As many times as are simulated, with disturbances spread evenly over those there were. Each
   * processor has its own: it is another stranger that disturbs it, so of several that work at once
   * one is mostly slower than the other, and the program waits for it. What a run tells is a mean
   * over its processors and looks, some 0.6 s of looking, which scatters like one processor in a
   * run of that length. Where only one speed is known for all (siblings, parts of the processors),
   * all are slowed alike.
   */
  private List<RunConditions> disturbed(List<RunConditions> around) {
    int processors =
        around.stream().mapToInt(one -> one.processors().speeds().size()).max().orElse(0);
    List<double[]> ofProcessor = new ArrayList<>();
    for (int processor = 0; processor < processors; processor++) {
      ofProcessor.add(disturbances(SEED + processor));
    }
    List<RunConditions> times = new ArrayList<>();
    for (int i = 0; i < simulated; i++) {
      int turn = i;
      times.add(
          around
              .get(i % around.size())
              .times(ofProcessor.stream().map(disturbances -> disturbances[turn]).toList()));
    }
    return times;
  }

  /** One for each simulated run, in an order of chance. */
  private double[] disturbances(long seed) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < simulated; i++) {
      places.add(i);
    }
    Collections.shuffle(places, new Random(seed));
    return places.stream()
        .mapToDouble(place -> steadiness[(int) ((place + 0.5) / simulated * steadiness.length)])
        .toArray();
  }
}
