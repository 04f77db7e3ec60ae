package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.ConnectionPoolSpec;
import gilsim.device.TokenBucketSpec;
import gilsim.distribution.Constant;
import gilsim.distribution.Lognormal;
import gilsim.experiment.SystemSpec;
import gilsim.fixture.Scenarios;
import gilsim.strategy.ByTaskSpec;
import gilsim.sweep.Plan;
import gilsim.workload.GetStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two complete examples of the format's page. */
class FormatExamplesTest {
  @TempDir Path folder;

  @BeforeEach
  void observedFile() throws IOException {
    Files.writeString(folder.resolve("download-sites-published.csv"), "");
  }

  private static String example(String name) throws IOException {
    try (InputStream in = FormatExamplesTest.class.getResourceAsStream("/gilsim/format/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theBatchIsAPlan() throws IOException {
    Plan plan = Scenarios.plan(folder, example("batch.yaml"));
    assertThat(plan.scenario()).isEqualTo("download-sites");
    assertThat(plan.strategies())
        .containsExactly(
            "sequential",
            "threads",
            "pool-5",
            "asyncio",
            "processes",
            "one-each",
            "interpreters",
            "free-threaded",
            "greenlets",
            "prefork");
    assertThat(plan.axes()).containsExactly("machine.cores", "strategies.pool-5.workers");
    assertThat(plan.points()).hasSize(4 * 7);
    assertThat(plan.observed()).hasSize(1);
    assertThat(plan.settings().precision().orElseThrow().metrics()).containsExactly("makespan");
    assertThat(plan.settings().precision().orElseThrow().relative()).isEqualTo(0.02);
    assertThat(plan.settings().confidence()).isEqualTo(0.95);
    assertThat(plan.settings().seed()).isEqualTo(42);
    SystemSpec system = plan.cells().get(0).system();
    assertThat(system.tasks().get(0).program()).hasSize(10);
    assertThat(system.tasks().get(0).memoryBytes()).isEqualTo(1 << 20);
    assertThat(system.variables()).containsExactly("counter");
    assertThat(system.devices())
        .contains(new TokenBucketSpec("api", 50, 10, new Constant(2e7), false));
    assertThat(system.devices().get(1))
        .extracting("capacity", "refuses")
        .containsExactly(OptionalInt.of(64), false);
  }

  @Test
  void theServiceIsAPlan() throws IOException {
    String text = example("service.yaml");
    Plan plan = Scenarios.plan(folder, text);
    assertThat(plan.settings().warmUp().automatic()).isTrue();
    assertThat(plan.settings().horizon()).hasValue(60_000_000_000L);
    assertThat(plan.cells()).hasSize(3);
    ByTaskSpec split = (ByTaskSpec) plan.cells().get(2).system().strategy();
    assertThat(split.parts()).containsOnlyKeys("request", "user", "consumer");
    SystemSpec system = plan.cells().get(0).system();
    assertThat(system.devices())
        .containsExactly(new ConnectionPoolSpec("db", 10, new Lognormal(3e6, 1)));
    assertThat(system.queues())
        .containsExactly(new QueueDefinition("inbox", OptionalInt.of(100), 0));
    assertThat(system.tasks().get(0).program()).hasSize(3).endsWith(new PutStep("inbox"));
    assertThat(system.tasks().get(2).program()).hasSize(2).startsWith(new GetStep("inbox"));
  }

  @Test
  void theResolvedScenarioReadsBackTheSame() throws IOException {
    assertReadsBack(example("service.yaml"));
    assertReadsBack(example("batch.yaml"));
  }

  private void assertReadsBack(String text) {
    Plan plan = Scenarios.plan(folder, text);
    Plan again = Scenarios.plan(folder, plan.resolved());
    assertThat(again.resolved()).isEqualTo(plan.resolved());
    assertThat(keys(again)).isEqualTo(keys(plan));
  }

  private static List<String> keys(Plan plan) {
    return plan.cells().stream().flatMap(cell -> Stream.of(cell.strategy(), cell.key())).toList();
  }
}
