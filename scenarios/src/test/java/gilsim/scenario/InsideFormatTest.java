package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.interpreter.StartMethod;
import gilsim.interpreter.ThreadedStep;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.InterpreterPoolSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.sweep.Cell;
import gilsim.sweep.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies inside the workers of others, as they are written. */
class InsideFormatTest {
  private static final String PREFORK =
      "{prefork: {type: process-pool, workers: 4, inside: {type: thread-pool, workers: 8}}}";

  @TempDir Path folder;

  private Scenarios strategies(String value) {
    return new Scenarios(folder).with("interpreter", "cpython-3.14").with("strategies", value);
  }

  private static List<StrategySpec> specs(Plan plan) {
    return plan.cells().stream().map(cell -> cell.system().strategy()).toList();
  }

  @Test
  void everyOuterStrategyTakesOne() {
    Plan plan =
        strategies(
                "{a: {type: process-pool, workers: 4, inside: {type: thread-pool, workers: 8}},"
                    + " b: {type: processes, workers: 3, start: spawn, inside: {type: threads}},"
                    + " c: {type: processes, inside: {type: asyncio, limit: 5, to-thread: [io]}},"
                    + " d: {type: interpreter-pool, workers: 2, inside: {type: asyncio}},"
                    + " e: {by-task: {job: {type: process-pool, workers: 4,"
                    + " inside: {type: gevent}}}}}")
            .plan();
    assertThat(specs(plan).subList(0, 4))
        .containsExactly(
            new ProcessPoolSpec(4, Optional.empty(), 1, Optional.of(new ThreadPoolSpec(8))),
            new ProcessesSpec(
                OptionalInt.of(3), Optional.of(StartMethod.SPAWN), Optional.of(new ThreadsSpec())),
            new ProcessesSpec(
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(new AsyncioSpec(OptionalInt.of(5), List.of(ThreadedStep.IO)))),
            new InterpreterPoolSpec(2, Optional.of(AsyncioSpec.PLAIN)));
    assertThat(plan.cells()).hasSize(5);
  }

  /** Workers of both levels together; a thread per task makes no more threads than tasks. */
  @Test
  void workersOfEfficiencyAreThoseOfBothLevels() {
    Plan plan =
        strategies(
                "{a: {type: process-pool, workers: 4, inside: {type: thread-pool, workers: 8}},"
                    + " b: {type: process-pool, workers: 4, inside: {type: asyncio}},"
                    + " c: {type: process-pool, workers: 4, inside: {type: threads}},"
                    + " d: {type: processes, inside: {type: thread-pool, workers: 8}},"
                    + " e: {type: process-pool, workers: 4, inside: {type: sequential}}}")
            .with("tasks", "{job: {count: 50, do: [{compute: 1ms}]}}")
            .plan();
    assertThat(plan.cells().stream().map(Cell::workers)).containsExactly(32, 4, 50, 50, 4);
  }

  @Test
  void whatIsInsideCanBeSweptAndSet() {
    Plan swept =
        strategies(PREFORK).with("sweep", "{strategies.prefork.inside.workers: [1, 2, 16]}").plan();
    assertThat(specs(swept)).containsExactly(prefork(1), prefork(2), prefork(16));
    assertThat(specs(strategies(PREFORK).plan("strategies.prefork.inside.workers=3")))
        .containsExactly(prefork(3));
    assertThat(specs(strategies(PREFORK).plan("strategies.*.inside.workers=5")))
        .containsExactly(prefork(5));
    assertThat(specs(strategies(PREFORK).plan("strategies.prefork.inside={type: threads}")))
        .containsExactly(
            new ProcessPoolSpec(4, Optional.empty(), 1, Optional.of(new ThreadsSpec())));
    assertThat(
            specs(
                strategies("{p: {type: process-pool, workers: 4, inside: {type: asyncio}}}")
                    .plan("strategies.p.inside.limit=7")))
        .containsExactly(
            new ProcessPoolSpec(
                4, Optional.empty(), 1, Optional.of(new AsyncioSpec(OptionalInt.of(7)))));
  }

  private static StrategySpec prefork(int threads) {
    return new ProcessPoolSpec(4, Optional.empty(), 1, Optional.of(new ThreadPoolSpec(threads)));
  }

  @Test
  void theResolvedScenarioShowsItAndReadsBackTheSame() {
    Plan plan = strategies(PREFORK).plan();
    assertThat(plan.resolved()).contains("inside: {type: thread-pool, workers: 8}");
    Plan again = Scenarios.plan(folder, plan.resolved());
    assertThat(again.cells().get(0).key()).isEqualTo(plan.cells().get(0).key());
  }

  /** Line 8 holds the strategies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: process-pool, workers: 4, inside: {type: process-pool, workers: 2}}"
            + "| s.inside.type: 'process-pool' cannot be here; allowed: sequential,"
            + " threads, thread-pool, asyncio, gevent",
        "{type: processes, inside: {by-task: {job: {type: threads}}}}"
            + "| s.inside.type: 'by-task' cannot be here; allowed: sequential, threads,"
            + " thread-pool, asyncio, gevent",
        "{type: interpreter-pool, workers: 4, inside: {type: gevent}}"
            + "| s.inside.type: 'gevent' cannot be here; allowed: sequential, threads,"
            + " thread-pool, asyncio",
        "{type: thread-pool, workers: 4, inside: {type: threads}}"
            + "| s.inside: a strategy of type 'thread-pool' has no such key; it belongs to:"
            + " processes, process-pool, interpreter-pool",
        "{type: threads, workers: 4}"
            + "| s.workers: a strategy of type 'threads' has no such key; it belongs to:"
            + " thread-pool, processes, process-pool, interpreter-pool",
        "{type: process-pool, workers: 4, inside: {type: thread-pool, workers: 2, inside: {type:"
            + " threads}}}"
            + "| s.inside.inside: a strategy of type 'thread-pool' has no such key; it belongs to:"
            + " processes, process-pool, interpreter-pool",
        "{type: process-pool, workers: 4, inside: {type: threats}}"
            + "| s.inside.type: unknown type 'threats'; did you mean 'threads'?",
        "{type: process-pool, workers: 4, inside: {type: thread-pool, workers: 0}}"
            + "| s.inside.workers: must be a whole number from 1",
        "{type: process-pool, workers: 4, inside: {type: thread-pool}}"
            + "| s.inside: the key 'workers' is missing",
        "{type: process-pool, workers: 4, inside: threads}"
            + "| s.inside: must be a map with the key 'type'",
        "{type: process-pool, workers: 4, insid: {type: threads}}"
            + "| s.insid: unknown key; did you mean 'inside'?",
      })
  void whatIsWrongIsNamed(String strategy, String problem) {
    Scenarios scenario = strategies("{s: " + strategy + "}");
    int line =
        1 + (int) scenario.text().lines().takeWhile(l -> !l.startsWith("strategies:")).count();
    assertThat(scenario.problems())
        .singleElement()
        .asString()
        .startsWith("scenario.yaml:" + line + ":")
        .contains("strategies." + problem);
  }

  /** A worker takes its tasks one after another anyway, however they come. */
  @Test
  void sequentialInsideAPoolServesClients() {
    assertThat(
            strategies("{s: {type: process-pool, workers: 4, inside: {type: sequential}}}")
                .with("tasks", "{job: {clients: 2, think: 1s, do: [{compute: 1ms}]}}")
                .with("run", "{until: 5s}")
                .plan()
                .cells())
        .hasSize(1);
  }
}
