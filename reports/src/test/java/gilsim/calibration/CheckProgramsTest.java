package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Outcome;
import gilsim.experiment.Replication;
import gilsim.scenario.ProfileFolder.Kind;
import gilsim.scenario.StandIns;
import gilsim.scenario.StrategyFamily;
import gilsim.strategy.StrategyKind;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check programs can be run, are enough of each kind, and are none of the suite. */
class CheckProgramsTest {
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();
  private static final Path SUITE = TOP.resolve("scenarios/library/validation");
  private static final Path FILES =
      TOP.resolve("reports/src/main/resources/gilsim/calibration/checks");

  @TempDir Path folder;

  private List<Plan> plans() throws IOException {
    StandIns presets =
        new StandIns(
            SimulatedRounds.PROFILES.find(Kind.MACHINE, "vm-2c").orElseThrow(),
            SimulatedRounds.PROFILES.find(Kind.INTERPRETER, "cpython-3.11").orElseThrow());
    return CheckPrograms.plans(folder, SimulatedRounds.PROFILES, presets);
  }

  private static List<String> yamlFiles(Path from) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyFileIsOneOfThePrograms() throws IOException {
    assertThat(yamlFiles(FILES))
        .containsExactlyElementsOf(
            CheckPrograms.FILES.stream().map(name -> name + ".yaml").sorted().toList());
  }

  @Test
  void thereAreEnoughOfEachKindToSayHowFarTheyAreOff() throws IOException {
    Map<StrategyFamily, Long> cells =
        plans().stream()
            .flatMap(plan -> plan.cells().stream())
            .map(cell -> StrategyFamily.of(StrategyKind.of(cell.system().strategy())).orElseThrow())
            .collect(Collectors.groupingBy(family -> family, Collectors.counting()));

    assertThat(cells.values().stream().mapToLong(one -> one).sum()).isEqualTo(CheckPrograms.CELLS);
    assertThat(cells).containsOnlyKeys(StrategyFamily.values());
    assertThat(cells.values()).allMatch(number -> number > PredictionError.LEAST);
  }

  @Test
  void theyEndInTheSimulator() throws IOException {
    for (Plan plan : plans()) {
      for (Cell cell : plan.cells()) {
        assertThat(Replication.run(cell.system(), 1, 0).outcome())
            .as("%s, %s", plan.scenario(), cell.strategy())
            .isEqualTo(Outcome.DONE);
      }
    }
  }

  /** No task of one does, with the same numbers, what a task of a validation scenario does. */
  @Test
  void noneIsOfTheValidationSuite() throws IOException {
    List<Plan> suite = new ArrayList<>();
    for (String name : yamlFiles(SUITE)) {
      suite.add(
          new Planner(SimulatedRounds.PROFILES)
              .plan(
                  SUITE.resolve(name),
                  List.of(),
                  Optional.empty(),
                  OptionalInt.of(1),
                  OptionalLong.empty()));
    }
    assertThat(programs(suite)).hasSizeGreaterThan(20);
    assertThat(programs(plans())).isNotEmpty().doesNotContainAnyElementsOf(programs(suite));
  }

  private static Set<String> programs(List<Plan> plans) {
    return plans.stream()
        .flatMap(plan -> plan.cells().stream())
        .flatMap(cell -> cell.system().tasks().stream())
        .map(task -> task.program().toString())
        .collect(Collectors.toSet());
  }
}
