package gilsim.cli;

import gilsim.calibration.CheckPrograms;
import gilsim.calibration.CheckResults;
import gilsim.measure.MeasurePlan;
import gilsim.measure.MeasureTask;
import gilsim.measure.Python;
import gilsim.scenario.PredictionErrors;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.scenario.StrategyFamily;
import gilsim.store.RunStore;
import gilsim.sweep.Plan;
import gilsim.table.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Check programs that take turns with the scenarios of a comparison, in a folder of their own: how
 * far they are off says how wide the bands of the scenarios must be. Run as often as those, while
 * the host does what it does with those, they say it better than a few runs at the end of a
 * calibration.
 */
final class ComparedChecks implements AutoCloseable {
  /** Of a comparison's folder. */
  static final String FOLDER = "checks";

  private final Python python;
  private final RunStore store;
  private final List<Plan> plans;
  private List<MeasurePlan> asked = List.of();

  private ComparedChecks(Python python, RunStore store, List<Plan> plans) {
    this.python = python;
    this.store = store;
    this.plans = plans;
  }

  /**
   * Opens their folder.
   *
   * @param into the folder of the comparison
   */
  static ComparedChecks open(Path into, ProfileFolder presets, StandIns profiles, Python python) {
    Path own = into.resolve(FOLDER);
    try {
      List<Plan> plans = CheckPrograms.plans(Files.createDirectories(own), presets, profiles);
      return of(plans, own, python);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Other programs. */
  static ComparedChecks of(List<Plan> plans, Path own, Python python) {
    return new ComparedChecks(python, RunStore.open(own), plans);
  }

  /** What is to be measured. */
  List<MeasureTask> tasks(int repetitions) {
    asked = CheckPrograms.measured(plans, python, repetitions, store);
    return MeasureTask.of(asked, store);
  }

  RunStore store() {
    return store;
  }

  /** What is to be simulated: the processors as they were beside the real runs. */
  List<Plan> beside() {
    return CheckPrograms.beside(asked, store);
  }

  /**
   * What came out.
   *
   * @param beside what was simulated
   */
  CheckResults results(List<Plan> beside) {
    return CheckPrograms.results(beside, store);
  }

  /** A sentence for people. */
  static String sentence(PredictionErrors found) {
    Map<StrategyFamily, Double> shares = found.shares();
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (StrategyFamily family : StrategyFamily.values()) {
      if (shares.containsKey(family)) {
        known.add(Quantity.percent(shares.get(family)) + " (" + family.label() + ")");
      } else {
        unknown.add(family.label());
      }
    }
    String text =
        known.isEmpty()
            ? ""
            : "Check programs, run between the scenarios, were off by up to "
                + String.join(", ", known)
                + " in 95 % of cases beyond what their bands hold; so much wider are the bands of"
                + " such strategies here (gilsim report on the folder "
                + FOLDER
                + " beside this report shows them).";
    return unknown.isEmpty()
        ? text
        : text
            + (text.isEmpty() ? "" : " ")
            + "Of "
            + String.join(" and ", unknown)
            + " too few check programs were run, so their bands are as wide as the profile says.";
  }

  @Override
  public void close() {
    store.close();
  }
}
