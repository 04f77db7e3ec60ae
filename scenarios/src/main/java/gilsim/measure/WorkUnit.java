package gilsim.measure;

import gilsim.experiment.SystemSpec;
import gilsim.metric.Metric;
import gilsim.scenario.WorkKind;
import gilsim.scenario.WorkUnits;
import gilsim.store.MeasuredFacts;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.workload.ComputeStep;
import gilsim.workload.NativeStep;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the work of a plan's real runs was made for, against what a profile says that work is worth.
 *
 * @param profile what the profile says
 * @param calibrated passes per second for which {@code work-speed} of the runs is 1, by kind
 */
record WorkUnit(WorkUnits profile, Map<String, Double> calibrated) {
  /** A host as much faster or slower as this is worth a word. */
  private static final double REMARKABLE = 0.1;

  /** What a store and the plan's profile say. */
  static WorkUnit of(RunStore store, MeasurePlan measured) {
    Map<String, Double> calibrated =
        store.measured().stream()
            .filter(measured::isOf)
            .map(MeasuredFacts::rates)
            .findFirst()
            .orElse(Map.of());
    return new WorkUnit(measured.workUnits(), calibrated);
  }

  /**
   * The speed at which the work was calibrated, relative to that at which the profile states its
   * costs; 1 where the profile does not say.
   */
  double speed(SystemSpec system) {
    return profile.speedOf(calibrated, judging(system)).orElse(1);
  }

  /** The kind of work by which a host is judged, as {@code usual_work} of programs.py has it. */
  static WorkKind judging(SystemSpec system) {
    Set<WorkKind> kinds = EnumSet.noneOf(WorkKind.class);
    system.tasks().stream()
        .flatMap(TaskSpec::steps)
        .forEach(
            step -> {
              if (step instanceof ComputeStep) {
                kinds.add(WorkKind.COMPUTE);
              } else if (step instanceof NativeStep call) {
                kinds.add(call.gilReleased() ? WorkKind.RELEASED : WorkKind.HELD);
              }
            });
    return kinds.size() == 1 ? kinds.iterator().next() : WorkKind.COMPUTE;
  }

  /** What a reader should know of the calibration of the folder's work; mostly nothing. */
  List<String> remarks() {
    if (profile.passes().isEmpty()) {
      return List.of(
          "the profile does not say what work is worth (work:), so predictions are right only if the"
              + " host was as fast when this folder's work was calibrated as when the profile was;"
              + " calibrate again");
    }
    OptionalDouble speed = profile.speedOf(calibrated, WorkKind.COMPUTE);
    return speed.isPresent() && remarkable(speed.getAsDouble())
        ? List.of(
            String.format(
                Locale.ROOT,
                "the work of this folder was calibrated on a host at %.2f times the speed at which"
                    + " the profile states its costs; predictions go by the profile",
                speed.getAsDouble()))
        : List.of();
  }

  /** The same of the host beside the runs of a plan. */
  Optional<String> remark(RunStore store, MeasurePlan measured) {
    if (profile.passes().isEmpty()) {
      return Optional.empty();
    }
    List<Double> speeds = new ArrayList<>();
    for (var cell : measured.plan().cells()) {
      for (StoredRun run : measured.runs(store, cell)) {
        run.value(Metric.WORK_SPEED.label())
            .ifPresent(made -> speeds.add(made * speed(cell.system())));
      }
    }
    double[] sorted = speeds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0 || !remarkable(sorted[sorted.length / 2])) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "beside the runs the host was at %.2f times the speed at which the profile states its"
                + " costs (median; %.2f to %.2f): predictions take all that uses the processor to"
                + " last as much longer or shorter, which is a guess where it is far from 1; calibrate"
                + " again",
            sorted[sorted.length / 2],
            sorted[0],
            sorted[sorted.length - 1]));
  }

  private static boolean remarkable(double speed) {
    return Math.abs(speed - 1) > REMARKABLE;
  }
}
