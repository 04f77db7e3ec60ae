package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.distribution.Exponential;
import gilsim.fixture.Scenarios;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.WorkerDies;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the fault {@code worker-dies} is written, and where it is refused. */
class WorkerDiesFormatTest {
  @TempDir Path folder;

  private Scenarios strategy(String strategy) {
    return new Scenarios(folder).with("strategies", "{s: " + strategy + "}");
  }

  private StrategySpec spec(String strategy) {
    return strategy(strategy).plan().cells().get(0).system().strategy();
  }

  @Test
  void durationsAndDistributionsOfPoolsAndProcesses() {
    assertThat(
            ((ProcessPoolSpec) spec("{type: process-pool, workers: 4, worker-dies: {after: 10s}}"))
                .dies())
        .contains(new WorkerDies(new Constant(10e9), OptionalInt.empty()));
    assertThat(
            ((ProcessesSpec)
                    spec(
                        "{type: processes, workers: 2, worker-dies: {after: {exponential: 4ms}, worker: 1}}"))
                .dies())
        .contains(new WorkerDies(new Exponential(4e6), OptionalInt.of(1)));
    assertThat(
            ((ProcessesSpec) spec("{type: processes, worker-dies: {after: 0s, worker: 7}}")).dies())
        .contains(new WorkerDies(new Constant(0), OptionalInt.of(7)));
    assertThat(((ProcessesSpec) spec("{type: processes}")).dies()).isEmpty();
  }

  @Test
  void partsOfByTask() {
    ByTaskSpec spec =
        (ByTaskSpec)
            spec("{by-task: {job: {type: process-pool, workers: 2, worker-dies: {after: 1s}}}}");
    assertThat(((ProcessPoolSpec) spec.parts().get("job")).dies()).isPresent();
  }

  @Test
  void canBeSweptAndSet() {
    Scenarios scenario =
        strategy("{type: process-pool, workers: 4, worker-dies: {after: 10s}}")
            .with("sweep", "{strategies.s.worker-dies.after: [1s, 2s]}");
    assertThat(scenario.plan().cells()).hasSize(2);
    assertThat(scenario.problems("strategies.s.worker-dies.worker=4"))
        .asString()
        .contains("worker must be 0 to 3 with workers: 4 but is 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: sequential",
        "type: threads",
        "'type: thread-pool, workers: 2'",
        "type: asyncio",
        "type: gevent",
        "'type: interpreter-pool, workers: 2, interpreter: cpython-3.14'",
        "'by-task: {job: {type: threads}}'",
      })
  void onlyAProcessCanDie(String type) {
    Scenarios scenario = strategy("{" + type.replace("'", "") + ", worker-dies: {after: 1s}}");
    int line =
        1 + (int) scenario.text().lines().takeWhile(l -> !l.startsWith("strategies:")).count();
    assertThat(scenario.problems())
        .singleElement()
        .asString()
        .startsWith("scenario.yaml:" + line + ":")
        .contains("strategies.s.worker-dies")
        .contains("has no such key; it belongs to: processes, process-pool");
  }

  @Test
  void aPartOfThreadsIsRefusedByItsPath() {
    assertThat(strategy("{by-task: {job: {type: threads, worker-dies: {after: 1s}}}}").problems())
        .singleElement()
        .asString()
        .contains("strategies.s.by-task.job.worker-dies", "it belongs to: processes, process-pool");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                      | the key 'after' is missing",
        "10s                     | must be a map with the keys after, worker",
        "{after: soon}           | must be a duration",
        "{after: -1s}            | from 0",
        "{after: 10}             | duration",
        "{afer: 1s}              | unknown key; did you mean 'after'?",
        "{after: 1s, worker: -1} | must be a whole number from 0",
        "{after: 1s, worker: 4}  | worker must be 0 to 3 with workers: 4 but is 4",
        "[{after: 1s}]           | must be a map with the keys after, worker, not a list",
      })
  void wrongDeaths(String death, String message) {
    for (String type : new String[] {"process-pool", "processes"}) {
      assertThat(
              strategy("{type: " + type + ", workers: 4, worker-dies: " + death + "}").problems())
          .asString()
          .contains(message);
    }
  }
}
