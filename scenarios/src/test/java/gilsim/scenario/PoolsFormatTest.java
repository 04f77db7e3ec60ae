package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pools that exist only to be submitted to: {@code pools:}. */
class PoolsFormatTest {
  @TempDir Path folder;

  private Scenarios scenario() {
    return new Scenarios(folder)
        .with(
            "tasks",
            "{page: {count: 2, do: [{gather: {task: part, count: 3, to: crew}}]}, part: {do:"
                + " [{compute: 1ms}]}}")
        .with("pools", "{crew: {type: process-pool, workers: 3}, idle: {type: threads}}")
        .with("strategies", "{loop: {type: asyncio}, pool: {type: thread-pool, workers: 2}}");
  }

  @Test
  void poolsAreMadeBesideEveryStrategyAndAreNoneThemselves() {
    Plan plan = scenario().plan();

    assertThat(plan.strategies()).containsExactly("loop", "pool");
    assertThat(plan.cells())
        .allSatisfy(
            cell ->
                assertThat(cell.system().pools())
                    .as("without the one to which nothing is submitted")
                    .isEqualTo(
                        Map.of("crew", Optional.of(new ProcessPoolSpec(3, Optional.empty(), 1)))));
    assertThat(plan.cells()).extracting(Cell::workers).containsExactly(1 + 3, 2 + 3);
  }

  @Test
  void onlyPoolsThatAreSubmittedToArePartOfACellsKey() {
    String key = scenario().plan().cells().get(0).key();

    assertThat(
            scenario()
                .with("pools", "{crew: {type: process-pool, workers: 3}}")
                .plan()
                .cells()
                .get(0)
                .key())
        .isEqualTo(key);
    assertThat(scenario().plan("pools.crew.workers=4").cells().get(0).key()).isNotEqualTo(key);
  }

  @Test
  void poolsCanBeSwept() {
    Plan plan =
        scenario()
            .with("pools", "{crew: {type: thread-pool, workers: 1}, rest: {type: sequential}}")
            .with("sweep", "{pools.crew.workers: [1, 8]}")
            .plan("strategies.*.workers=5");

    assertThat(plan.cells())
        .extracting(cell -> cell.system().pools().get("crew").orElseThrow())
        .containsExactly(
            new ThreadPoolSpec(1),
            new ThreadPoolSpec(1),
            new ThreadPoolSpec(8),
            new ThreadPoolSpec(8));
    assertThat(
            scenario().with("sweep", "{'tasks.page.do[0].gather.to': [crew, idle]}").plan().cells())
        .extracting(cell -> cell.system().pools().keySet())
        .extracting(Object::toString)
        .containsExactly("[crew]", "[crew]", "[idle]", "[idle]");
  }

  /** A sweep over the number of computing threads begins without any. */
  @Test
  void numbersOfLoopsAndClientsMayBeSweptFromZero() {
    String tasks = "{hog: {loops: 1, do: [{compute: 1ms}]}, c: {clients: 1, do: [{compute: 1ms}]}}";
    Plan plan =
        new Scenarios(folder)
            .with("tasks", tasks)
            .with("run", "{until: 1s}")
            .with("sweep", "{tasks.hog.loops: [0, 1, 2], tasks.c.clients: [0, 5]}")
            .plan();

    assertThat(plan.cells()).hasSize(6);
  }

  @Test
  void byTaskNeedsNoPartForWhatOnlyPoolsRun() {
    String parts = "{mix: {by-task: {page: {type: threads}}}}";
    assertThat(scenario().with("strategies", parts).plan().cells())
        .extracting(Cell::workers)
        .containsExactly(2 + 3);
    assertThat(scenario().with("strategies", parts).problems("tasks.part.count=1"))
        .anySatisfy(problem -> assertThat(problem).contains("'part' has no strategy here"));
  }

  /** Without a part of its own a task is no place to which others could be submitted. */
  @Test
  void partThatIsSubmittedToMustBeThere() {
    Scenarios toPart =
        scenario()
            .with(
                "tasks",
                "{page: {count: 2, do: [{submit: {task: part, to: crew}}, {submit: {task: x, to:"
                    + " part}}]}, part: {do: [{compute: 1ms}]}, x: {do: [{compute: 1ms}]}}")
            .with("strategies", "{mix: {by-task: {page: {type: threads}, x: {type: threads}}}}");

    assertThat(toPart.problems())
        .singleElement()
        .asString()
        .contains("strategies.mix.by-task", "the part of 'part' (to: part)");
  }

  @Test
  void labelThatCannotRunAsAStrategyIsSentToPools() {
    List<String> problems =
        scenario()
            .with("pools", "{}")
            .with("strategies", "{loop: {type: asyncio}, crew: {type: process-pool, workers: 3}}")
            .problems();

    assertThat(problems).singleElement().asString().contains("strategies.crew", "pools:");
  }

  /** The scenario's interpreter has interpreter pools, that of one strategy has none. */
  @Test
  void poolsNeedTheInterpreterOfTheStrategyThatRuns() {
    Scenarios mixed =
        scenario()
            .with("pools", "{crew: {type: interpreter-pool, workers: 2}}")
            .with(
                "strategies",
                "{new: {type: threads}, old: {type: threads, interpreter: cpython-3.7}}");

    assertThat(mixed.problems())
        .singleElement()
        .asString()
        .contains("pools.crew", "cpython-3.7", "interpreters:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{crew: {type: threads}, loop: {type: threads}} | pools.loop",
        "{crew: {type: threads}, loop: {type: threads}} | has this name too",
        "{crew: {type: threads}, page: {type: threads}} | has this name too",
        "{crews: {type: threads}}                       | did you mean 'crews'",
        "{crew: {by-task: {page: {type: threads}}}}     | by-task",
        "{crew: {type: threads, interpreter: cpython-3.8}} | interpreter",
      })
  void isRefused(String pools, String message) {
    assertThat(scenario().with("pools", pools).problems())
        .anySatisfy(problem -> assertThat(problem).contains(message));
  }
}
