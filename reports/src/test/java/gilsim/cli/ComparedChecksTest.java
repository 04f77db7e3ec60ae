package gilsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.batch.BatchOptions;
import gilsim.measure.MeasureOptions;
import gilsim.measure.Python;
import gilsim.measure.PythonException;
import gilsim.scenario.ProfileDraws;
import gilsim.scenario.ProfileFolder;
import gilsim.scenario.StandIns;
import gilsim.store.Results;
import gilsim.store.RunStore;
import gilsim.store.SingleRuns;
import gilsim.store.StoredResults;
import gilsim.sweep.Plan;
import gilsim.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Check programs between the scenarios of a comparison say how wide its bands are. */
class ComparedChecksTest {
  private static final String COMPARED =
      """
      gilsim: 1
      name: compared
      machine: this
      interpreter: cpython-3.11
      tasks: {job: {count: 2, do: [{sleep: 20ms}]}}
      strategies: {threads: {type: threads}}
      run: {seed: 1}
      """;

  private static final String CHECK =
      COMPARED
          .replace("compared", "check")
          .replace(
              "{threads: {type: threads}}",
              "{a: {type: threads}, b: {type: sequential}, c: {type: asyncio}, d: {type: thread-pool, workers: 1}}");

  @TempDir Path folder;
  private Shell shell;
  private Python python;
  private Planner planner;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder);
    try {
      python = Python.find("python3").require(3, 8, "this test");
    } catch (PythonException e) {
      Assumptions.abort("skipped, because there is no usable python3: " + e.getMessage());
    }
    Path machine = Files.writeString(folder.resolve("machine.yaml"), "preset: vm-2c\nname: m\n");
    Path interpreter =
        Files.writeString(
            folder.resolve("python.yaml"),
            "preset: cpython-3.11\nname: p\nprediction-error: {threads: 5%, child-processes: 7%}\n");
    planner =
        new Planner(ProfileFolder.ofCheckout(Shell.HOME))
            .with(new StandIns(machine, interpreter), new ProfileDraws(40));
  }

  private List<Plan> plans(String name, String text) {
    return List.of(
        planner.plan(
            Path.of(shell.file(name, text)),
            List.of(),
            Optional.empty(),
            OptionalInt.of(40),
            OptionalLong.empty()));
  }

  /** Compares; what is stored then. */
  private Results compare() {
    OutputOptions output = new OutputOptions();
    BatchOptions batch = new BatchOptions(1, false);
    Path out = folder.resolve("out");
    try (ComparedInterpreter one =
        ComparedInterpreter.open(
            shell.terminal(),
            output,
            python,
            plans("compared.yaml", COMPARED),
            out,
            Optional.of(
                into ->
                    ComparedChecks.of(
                        plans("check.yaml", CHECK), into.resolve("checks"), python)))) {
      assertThat(one.simulate(batch)).isTrue();
      assertThat(one.measure(new MeasureOptions(2, Optional.empty(), false), 2)).isTrue();
      assertThat(one.simulateBeside(batch)).isTrue();
      one.write(false);
    }
    try (RunStore store = RunStore.open(out)) {
      return StoredResults.of(store).get(0);
    }
  }

  @Test
  void theirErrorWidensTheBandsAndIsSaid() throws IOException {
    Results first = compare();

    double found = makespan(first).predictionError();
    assertThat(found).isPositive().isNotEqualTo(0.05);
    assertThat(shell.err()).contains("check: a", "check: d", "Check programs, run between");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains(
            "Check programs, run between the scenarios",
            "(threads)",
            "(coroutines)",
            "Of child-processes too few check programs were run");
    try (RunStore checks = RunStore.open(folder.resolve("out/checks"))) {
      assertThat(StoredResults.of(checks)).hasSize(1);
      assertThat(checks.sessions()).anyMatch(session -> session.scenarios().contains("check"));
    }

    String before = shell.err();
    Results again = compare();
    assertThat(shell.err().substring(before.length())).doesNotContain("measuring");
    assertThat(makespan(again).predictionError()).isEqualTo(found);
  }

  private static SingleRuns makespan(Results results) {
    return results.runs().stream()
        .filter(one -> one.metric().equals("makespan"))
        .findFirst()
        .orElseThrow();
  }
}
