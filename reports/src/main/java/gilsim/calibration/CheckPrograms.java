package gilsim.calibration;

import gilsim.comparison.Agreement;
import gilsim.comparison.RunComparison;
import gilsim.measure.HostConditions;
import gilsim.measure.MeasurePlan;
import gilsim.measure.Python;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.scenario.StrategyFamily;
import gilsim.store.RunStore;
import gilsim.store.StoredResults;
import gilsim.strategy.StrategyKind;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that no fit has seen and that are in no suite: {@code calibrate} runs them at its end,
 * long comparisons run them between their scenarios. They are predicted in the way of {@code
 * compare}: simulated on the processors as they were beside the real runs, with what the profiles
 * call uncertain drawn anew in every run.
 */
public final class CheckPrograms {
  /** Enough to see where 95 % of single runs fall; the same in {@code compare}. */
  public static final int SIMULATED_RUNS = 40;

  /** How many programs with one strategy there are. */
  public static final int CELLS = 15;

  /** The files of programs, resources of this package. */
  static final List<String> FILES =
      List.of(
          "beside-a-hog",
          "computing",
          "locks",
          "native",
          "payloads",
          "queue",
          "requests",
          "sleeps",
          "starts");

  private CheckPrograms() {}

  /**
   * The programs, planned for some profiles.
   *
   * @param folder where their files go; those of the same names are replaced
   * @param presets what profiles are based on
   */
  public static List<Plan> plans(Path folder, ProfileFolder presets, StandIns profiles)
      throws IOException {
    Planner planner = new Planner(presets).with(profiles, new ProfileDraws(SIMULATED_RUNS));
    List<Plan> plans = new ArrayList<>();
    for (String name : FILES) {
      Path file = folder.resolve(name + ".yaml");
      try (InputStream text = CheckPrograms.class.getResourceAsStream("checks/" + name + ".yaml")) {
        if (text == null) {
          throw new IOException("gilsim is incomplete: checks/" + name + ".yaml is missing");
        }
        Files.copy(text, file, StandardCopyOption.REPLACE_EXISTING);
      }
      plans.add(
          planner.plan(
              file,
              List.of(),
              Optional.empty(),
              OptionalInt.of(SIMULATED_RUNS),
              OptionalLong.empty()));
    }
    return plans;
  }

  /**
   * What of them this interpreter can run.
   *
   * @param store gets the runs
   */
  public static List<MeasurePlan> measured(
      List<Plan> plans, Python python, int repetitions, RunStore store) {
    return plans.stream()
        .map(plan -> new MeasurePlan(plan, python, repetitions, Optional.of(store)))
        .toList();
  }

  /**
   * Programs on the processors as they were beside their real runs.
   *
   * @param store holds the real runs
   */
  public static List<Plan> beside(List<MeasurePlan> measured, RunStore store) {
    HostConditions conditions = new HostConditions(store, measured, SIMULATED_RUNS);
    return measured.stream().map(conditions::of).toList();
  }

  /**
   * What came out.
   *
   * @param beside what was simulated
   * @param store holds simulated and real runs
   */
  public static CheckResults results(List<Plan> beside, RunStore store) {
    // A folder may hold programs of an earlier version, too.
    Set<String> known = beside.stream().map(Plan::scenario).collect(Collectors.toSet());
    return new CheckResults(
        Agreement.judged(Agreement.cells(StoredResults.of(store))).stream()
            .filter(cell -> known.contains(cell.scenario()))
            .filter(cell -> cell.measured() > 0 && cell.simulatedBand().low() > 0)
            .map(cell -> new CheckedCell(family(beside, cell), cell))
            .toList());
  }

  private static StrategyFamily family(List<Plan> plans, RunComparison checked) {
    Cell cell =
        plans.stream()
            .filter(plan -> plan.scenario().equals(checked.scenario()))
            .flatMap(plan -> plan.cells().stream())
            .filter(one -> one.strategy().equals(checked.runs().strategy()))
            .findFirst()
            .orElseThrow();
    return StrategyFamily.of(StrategyKind.of(cell.system().strategy()))
        .orElseThrow(() -> new IllegalStateException("a check program mixes strategies"));
  }
}
