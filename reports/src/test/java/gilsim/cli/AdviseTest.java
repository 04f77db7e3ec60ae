package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gilsim advise} as a user meets it. */
class AdviseTest {
  @TempDir Path folder;
  private Shell shell;
  private String scenario;

  @BeforeEach
  void writeScenario() {
    shell = new Shell(folder);
    scenario =
        shell.file(
            "small.yaml", Shell.SMALL.replace("plain-4c", "{cores: 1, price-per-hour: 0.1}"));
  }

  @Test
  void saysWhatToUseAtEveryPointAndWhy() {
    assertThat(shell.run("advise", scenario)).as(shell.err()).isZero();

    assertThat(shell.out())
        .contains("small, machine.cores = 1\n", "small, machine.cores = 2\n")
        .contains("  use               sequential\n", "  expect            makespan 20.0")
        .contains("95 % that it is the best or less than 2.0 % worse (", "alternatives compared, ")
        .contains("peak memory", "cost per million", "What limits it is the GIL (held ")
        .contains("best of each strategy");
    assertThat(shell.err()).contains("gilsim report " + folder.resolve("results/small-advice"));
    assertThat(folder.resolve("small-advice")).doesNotExist();
  }

  private static String hybrids(String strategies) {
    return """
        gilsim: 1
        name: hybrids
        machine: plain-4c
        interpreter: {preset: cpython-3.11, costs: none}
        tasks: {job: {count: 16, do: [{sleep: 100ms}]}}
        """
        + strategies;
  }

  /** 16 sleeps in two processes of 2 or 8 places: 400 or 100 ms. */
  @Test
  void aSweptSizeInsideIsNamed() {
    String file =
        shell.file(
            "hybrids.yaml",
            hybrids(
                """
                strategies: {p: {type: process-pool, workers: 2, inside: {type: thread-pool, workers: 2}}}
                sweep: {strategies.p.inside.workers: [2, 8]}
                """));
    assertThat(shell.run("advise", file)).as(shell.err()).isZero();
    assertThat(shell.out()).contains("inside.workers = 8");
    assertThat(shell.err()).contains("sizes of strategies inside others were kept");
  }

  /** A pool of one worker has no second one that could die: that size is left out. */
  @Test
  void sizesThatAScenarioDoesNotAllowAreNotTried() {
    String file =
        shell.file(
            "hybrids.yaml",
            hybrids(
                "strategies: {p: {type: process-pool, workers: 2, worker-dies: {after: 1h, worker:"
                    + " 1}}}\n"));
    assertThat(shell.run("advise", file)).as(shell.err()).isZero();
    assertThat(shell.out()).contains("workers = ").doesNotContain("cannot be used");
  }

  @Test
  void otherProgramsGetNumbers() {
    assertThat(shell.run("advise", scenario, "--format", "json", "--quiet")).isZero();
    JsonNode rows = JsonMapper.builder().build().readTree(shell.out());
    assertThat(rows).hasSize(2);
    JsonNode row = rows.get(0);
    assertThat(row.get("machine.cores").asString()).isEqualTo("1");
    assertThat(row.get("strategy").asString()).isEqualTo("sequential");
    assertThat(row.get("mean").doubleValue()).isBetween(0.02, 0.0201);
    assertThat(row.get("settled").booleanValue()).isTrue();
    assertThat(row.get("n").intValue()).isEqualTo(10);
    assertThat(row.get("cost-per-million").doubleValue()).isPositive();
    assertThat(shell.err()).isEmpty();

    assertThat(shell.run("advise", scenario, "--format", "csv", "--quiet")).isZero();
    assertThat(shell.out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("scenario,machine.cores,strategy,choice,metric,unit,mean,ci_low,ci_high,n,");
  }

  @Test
  void anotherMetricDecidesIfTheUserWants() {
    assertThat(shell.run("advise", scenario, "--quiet", "--by", "peak-memory")).isZero();
    assertThat(shell.out()).contains("expect            peak-memory 12.9 MiB");
    assertThat(shell.run("advise", scenario, "--by", "gil-held")).isEqualTo(2);
    assertThat(shell.err()).contains("cannot judge by 'gil-held'", "peak-memory");
  }

  @Test
  void onlyOneStrategyLeavesNothingButItsSize() {
    assertThat(shell.run("advise", scenario, "--quiet", "--strategy", "processes")).isZero();
    assertThat(shell.out()).contains("use               processes, workers = ");
  }

  @Test
  void whereNothingWorksThereIsNoAdvice() {
    String stuck =
        Shell.HOME.resolve("scenarios/library/43-pathology-pool-deadlock.yaml").toString();
    String[] command = {
      "advise",
      stuck,
      "--quiet",
      "--strategy",
      "pool-2",
      "--set",
      "sweep={strategies.pool-2.workers: [1, 2]}"
    };
    assertThat(shell.run(command)).isEqualTo(1);
    assertThat(shell.out()).contains("no advice", "cannot be used: pool-2, workers = 2: ");
  }

  @Test
  void dryRunSimulatesNothing() {
    assertThat(shell.run("advise", scenario, "--dry-run")).isZero();
    assertThat(shell.out()).contains("small: fine: 2 points x 3 strategies");
    assertThat(shell.err()).contains("would judge by makespan");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void wrongOptionsAreExplained() {
    assertThat(shell.run("advise", scenario, "--within", "0%")).isEqualTo(2);
    assertThat(shell.err()).contains("--within");
    assertThat(shell.run("advise", scenario, "--confidence", "120%")).isEqualTo(2);
    assertThat(shell.err()).contains("--confidence");
    assertThat(shell.run("advise", scenario, "--max-replications", "5")).isEqualTo(2);
    assertThat(shell.err()).contains("--max-replications must be 10 to");
    assertThat(shell.run("advise", scenario, "--jobs", "0")).isEqualTo(2);
    assertThat(shell.run("advise", scenario, "--replications", "5")).isEqualTo(2);
  }
}
