package gilsim.measure;

import gilsim.metric.Metric;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.ProcessorSpeeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;

/**
 * How fast the processors were beside real runs, as the references around each run say, and plans
 * on such processors. On a virtual machine that is up to strangers, and says nothing about a model.
 *
 * <p>Speeds that stay for seconds are taken from before and after each run. Shorter disturbances
 * hit one run and spare the next, so each simulated run meets those around one of all the real
 * runs.
 */
public final class HostConditions {
  private static final long SEED = 20261129;

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

  /** A plan on the processors as they were; cells without real runs stay as they are. */
  public Plan of(MeasurePlan measured) {
    List<Cell> changed = new ArrayList<>();
    for (Cell cell : measured.plan().cells()) {
      List<ProcessorSpeeds> around =
          measured.runs(store, cell).stream().flatMap(HostConditions::looks).toList();
      changed.add(around.isEmpty() ? cell : cell.at(disturbed(around)));
    }
    return measured.plan().of(changed);
  }

  /** Before and after a run: which of the two it met more of, nobody knows. */
  private static Stream<ProcessorSpeeds> looks(StoredRun run) {
    return Stream.of(Metric.PROCESSOR_SPEED, Metric.PROCESSOR_SPEED_AFTER)
        .map(look -> speeds(run, look))
        .flatMap(Optional::stream);
  }

  private static Optional<ProcessorSpeeds> speeds(StoredRun run, Metric look) {
    List<Double> speeds = new ArrayList<>();
    OptionalDouble next = speed(run, look, 1);
    while (next.isPresent()) {
      speeds.add(next.getAsDouble());
      next = speed(run, look, speeds.size() + 1);
    }
    OptionalDouble made = run.value(Metric.WORK_SPEED.label());
    return speeds.isEmpty() || made.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProcessorSpeeds(made.getAsDouble(), speeds));
  }

  private static OptionalDouble speed(StoredRun run, Metric look, int number) {
    return run.value(look.label() + "/" + number);
  }

  /** As many times as are simulated, with disturbances spread evenly over those there were. */
  private List<ProcessorSpeeds> disturbed(List<ProcessorSpeeds> around) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < simulated; i++) {
      places.add(i);
    }
    Collections.shuffle(places, new Random(SEED));
    List<ProcessorSpeeds> times = new ArrayList<>();
    for (int i = 0; i < simulated; i++) {
      int place = (int) ((places.get(i) + 0.5) / simulated * steadiness.length);
      times.add(around.get(i % around.size()).times(steadiness[place]));
    }
    return times;
  }
}
