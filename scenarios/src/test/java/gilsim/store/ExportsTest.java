package gilsim.store;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.experiment.Outcome;
import gilsim.metric.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportsTest {
  @TempDir Path folder;

  private static PlanFacts plan(String name, List<String> axes, List<PointFacts> points) {
    List<CellFacts> cells = new ArrayList<>();
    for (int i = 0; i < 2 * points.size(); i++) {
      cells.add(new CellFacts(new RunKey(name.hashCode(), i).toString(), 8, 2));
    }
    return new PlanFacts(
        name,
        "",
        "gilsim: 1\n",
        axes,
        points,
        List.of("slow", "fast"),
        cells,
        true,
        false,
        0,
        2,
        2,
        List.of(),
        0,
        0.95,
        1,
        "slow",
        "revision",
        List.of(),
        Map.of());
  }

  private static void store(RunStore store, PlanFacts plan) {
    store.keep(plan);
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      for (int replication = 0; replication < 2; replication++) {
        double makespan = cell % 2 == 0 ? 6.0 + 6 * replication : 2;
        store.keep(
            plan.cells().get(cell).runKey(),
            replication,
            new StoredRun(
                Outcome.DONE,
                "",
                List.of(
                    new MetricValue("makespan", "s", makespan),
                    new MetricValue("cpu-utilization", "share", 0.5)),
                Map.of()));
      }
    }
  }

  private List<String> export(Path to) {
    PlanFacts swept =
        plan(
            "b, swept",
            List.of("machine.cores", "interpreter.switch-interval"),
            List.of(
                new PointFacts("cores=1", List.of("1", "5ms")),
                new PointFacts("cores=2", List.of("2", "10ms"))));
    PlanFacts plain = plan("a", List.of(), List.of(new PointFacts("base", List.of())));
    try (RunStore store = RunStore.open(folder.resolve("it's [a] *folder"))) {
      store(store, swept);
      store(store, plain);
      store.keep(plain.cell(0, 1).runKey(), 1, StoredRun.failed("broken"));
      return Exports.write(store, StoredResults.of(store), to);
    }
  }

  /**
   * With two values, the half-width is t = tan(0.475 pi) = 12.7062... times half their distance.
   */
  @Test
  void summaryHasTheColumnsOfTheContractAndPairedMetricsInTheirPlace() throws IOException {
    export(folder);
    assertThat(Files.readAllLines(folder.resolve("summary.csv")))
        .startsWith(
            "scenario,point,strategy,machine.cores,interpreter.switch-interval,metric,unit,mean,"
                + "ci_low,ci_high,n,source",
            "a,base,slow,,,makespan,s,9.0,-29.118614208524228,47.11861420852423,2,simulated",
            "a,base,slow,,,speedup,1,1.0,1.0,1.0,2,simulated",
            "a,base,slow,,,efficiency,1,0.5,0.5,0.5,2,simulated",
            "a,base,slow,,,cpu-utilization,share,0.5,0.5,0.5,2,simulated",
            "a,base,fast,,,makespan,s,2.0,2.0,2.0,1,simulated",
            "a,base,fast,,,speedup,1,3.0,3.0,3.0,1,simulated")
        .contains(
            "\"b, swept\",cores=2,fast,2,10ms,efficiency,1,2.25,-7.279653552131057,11.779653552131057,2,simulated");
  }

  @Test
  void runsHaveTheColumnsOfTheContractAndFailedRunsALine() throws IOException {
    export(folder);
    assertThat(Files.readAllLines(folder.resolve("runs.csv")))
        .startsWith(
            "scenario,point,strategy,machine.cores,interpreter.switch-interval,replication,metric,"
                + "unit,value,source,status",
            "a,base,slow,,,0,makespan,s,6.0,simulated,done")
        .contains(
            "a,base,fast,,,1,,,,simulated,failed",
            "\"b, swept\",cores=1,fast,1,5ms,1,speedup,1,6.0,simulated,done")
        .hasSize(1 + 3 * 4 + 1 + 8 * 4);
  }

  @Test
  void parquetHoldsTheSameRowsEvenUnderAStrangePath() throws SQLException {
    Path to = folder.resolve("it's [a] *folder");
    assertThat(export(to)).isEmpty();
    String file =
        to.resolve("runs.parquet").toString().replace("'", "''").replaceAll("[\\[*?]", "[$0]");
    try (Connection duckdb = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = duckdb.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), sum(value), sum(\"machine.cores\"), typeof(any_value(\"machine.cores\")),"
                    + " typeof(any_value(\"interpreter.switch-interval\")), count(metric) FROM '"
                    + file
                    + "' WHERE scenario = 'b, swept' OR status = 'failed'")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(33);
      assertThat(row.getInt(6)).isEqualTo(32);
      assertThat(row.getInt(3)).isEqualTo(16 + 32);
      assertThat(row.getString(4)).isEqualTo("BIGINT");
      assertThat(row.getString(5)).isEqualTo("VARCHAR");
      assertThat(row.getDouble(2))
          .isEqualTo(2 * (6 + 12 + 2 + 2 + 8 * 0.5 / 2 + 2 + 1 + 3 + 1.5 + 6 + 3));
    }
  }

  @Test
  void manifestCountsRuns() {
    export(folder);
    JsonNode manifest = JsonMapper.shared().readTree(folder.resolve("manifest.json").toFile());
    JsonNode runs = manifest.get("scenarios").get(0).get("runs");
    assertThat(runs.get("done").asInt()).isEqualTo(3);
    assertThat(runs.get("failed").asInt()).isEqualTo(1);
    assertThat(runs.get("skipped").asInt()).isZero();
    assertThat(manifest.get("scenarios").get(1).get("name").asString()).isEqualTo("b, swept");
  }

  /** What an interrupted run writes goes with no older file of another content. */
  @Test
  void oldParquetGoesWhereNoNewOneIsWritten() {
    export(folder);
    try (RunStore store = RunStore.read(folder.resolve("it's [a] *folder"))) {
      Exports.writeText(store, StoredResults.of(store), folder);
    }
    assertThat(folder.resolve("runs.parquet")).doesNotExist();
    assertThat(folder.resolve("runs.csv")).exists();
  }

  @Test
  void nothingIsLeftBesideTheFiles() throws IOException {
    export(folder);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("summary.csv", "runs.csv", "runs.parquet", "manifest.json");
    }
  }
}
