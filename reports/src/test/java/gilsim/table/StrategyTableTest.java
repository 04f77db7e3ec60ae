package gilsim.table;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.store.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyTableTest {

  @Test
  void textMarksTheBestOrThoseThatMayBeIt() {
    assertThat(StrategyTable.text(Samples.downloads(), false))
        .startsWith("download-sites\n")
        .containsPattern("~ +threads +0.4\\d+|~ +threads +420")
        .containsPattern("~ +asyncio ")
        .containsPattern("\n +sequential +15.40 ± 0.31 s")
        .contains("~ may be the best: the confidence intervals overlap")
        .doesNotContain("\u001b");

    assertThat(StrategyTable.text(Samples.cores(), false))
        .containsPattern("cores +count +strategy +makespan +speed-up")
        .containsPattern("8 +64 +sequential")
        .containsPattern("\\* +processes +2.060 ± 0.020 s")
        .contains("± half-width of the 95 % confidence interval");
  }

  @Test
  void colourOnlyAddsEscapes() {
    String plain = StrategyTable.text(Samples.cores(), false);
    String colored = StrategyTable.text(Samples.cores(), true);

    assertThat(colored).contains("\u001b[");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void nothingFinishedIsSaid() {
    assertThat(StrategyTable.text(Samples.empty(), false)).contains("no run has finished yet");
    assertThat(StrategyData.csv(List.of(Samples.empty())))
        .startsWith("scenario,point,machine.cores,");
    assertThat(StrategyData.json(List.of(Samples.empty())).strip()).isEqualTo("[ ]");
  }

  /**
   * Four busy workers and their idle parent hold their GILs 80 % of the time: that needs a word.
   */
  @Test
  void theLegendSaysWhoseGilsAreHeld() {
    ResultsBuilder builder =
        ResultsBuilder.scenario("pool")
            .point()
            .strategies("processes")
            .value("base", "processes", "makespan", "s", 1, 0.01);
    assertThat(StrategyTable.text(builder.build(), false)).doesNotContain("GIL held");

    builder.value("base", "processes", "gil-held", "share", 0.8, 0.01);
    assertThat(StrategyTable.text(builder.build(), false))
        .contains("GIL held: mean over all interpreters, idle parents of workers among them");
  }

  /** 0.12 and 0.1204 with half-widths of 1 % cannot be told apart. */
  @Test
  void whatTheWorkCostsIsShownWhereMachinesHaveAPrice() {
    assertThat(StrategyTable.text(Samples.priced(), false))
        .contains("cost per 10⁶")
        .containsPattern("\\* +processes .* 0\\.120")
        .contains(
            "cheapest: “asyncio” at cores = 1, price-per-hour = 0.1, 0.120 for a million tasks"
                + " (makespan 2.00 s); 1 other is as cheap");
    assertThat(StrategyTable.text(Samples.cores(), false)).doesNotContain("cost", "cheapest");
  }

  /** A price of 0 says that nobody pays: all are as cheap. */
  @Test
  void whereNothingIsPaidNothingIsCheapest() {
    ResultsBuilder free = ResultsBuilder.scenario("free").point().strategies("asyncio", "threads");
    Samples.paid(free, "base", "asyncio", 2, 0);
    Samples.paid(free, "base", "threads", 2, 0);
    costsWithoutCheapest(free);
  }

  /** Of different works the smallest would win, which tells nothing. */
  @Test
  void whereTheWorkIsSweptNothingIsCheapest() {
    ResultsBuilder swept =
        ResultsBuilder.scenario("swept", "tasks.job.do[0].compute").strategies("threads");
    Samples.paid(swept.point("1ms"), "compute=1ms", "threads", 2, 2);
    Samples.paid(swept.point("2ms"), "compute=2ms", "threads", 4, 4);
    costsWithoutCheapest(swept);
  }

  private static void costsWithoutCheapest(ResultsBuilder builder) {
    assertThat(StrategyTable.text(builder.build(), false))
        .contains("cost per")
        .doesNotContain("cheapest");
  }

  @Test
  void withoutChanceThereIsNoHalfWidth() {
    Results results =
        ResultsBuilder.scenario("sure")
            .point()
            .strategies("threads", "processes")
            .value("base", "threads", "makespan", "s", 0.16469, 0.000002)
            .value("base", "processes", "makespan", "s", 0.2, 0)
            .build();

    assertThat(StrategyTable.text(results, false))
        .containsPattern("threads +164.69 ms")
        .contains(" without ±: all n replications gave the same value")
        .doesNotContain("± 0.00");
    assertThat(StrategyTable.text(Samples.downloads(), false)).doesNotContain("without ±");
  }

  @Test
  void strategiesThatDidNotFinishSayWhy() {
    assertThat(StrategyTable.text(Samples.stuck(), false))
        .containsPattern("pool +0  not finished: 6 tasks wait for the pool <itself>")
        .containsPattern("processes +4.00 ± 0.10 s +10  2 of 10 runs not finished: 1 task waits")
        .containsPattern("threads +8.00 ± 0.10 s +10\n");
    assertThat(StrategyData.csv(List.of(Samples.stuck())))
        .contains("not_done", "not finished: 6 tasks wait for the pool <itself>,0");
    assertThat(StrategyData.csv(List.of(Samples.downloads()))).doesNotContain("not_done");
  }

  @Test
  void csvAndJsonHoldPlainNumbers() {
    Results results =
        ResultsBuilder.scenario("a, \"b\"")
            .point()
            .strategies("threads", "processes")
            .value("base", "threads", "makespan", "s", 0.002, 0.0001)
            .value("base", "processes", "makespan", "s", 0.001, 0.0001)
            .value("base", "processes", "speedup", "1", 2, 0)
            .build();

    assertThat(StrategyData.csv(List.of(results)).lines())
        .containsExactly(
            "scenario,point,strategy,source,standing,makespan,makespan_ci_low,makespan_ci_high,"
                + "speedup,n",
            "\"a, \"\"b\"\"\",base,threads,simulated,other,0.002,0.0019,0.0021,,10",
            "\"a, \"\"b\"\"\",base,processes,simulated,best,0.001,9.0E-4,0.0011,2.0,10");
    assertThat(StrategyData.json(List.of(results)))
        .contains("\"scenario\" : \"a, \\\"b\\\"\"", "\"makespan\" : 0.002", "\"speedup\" : 2.0")
        .containsOnlyOnce("speedup");
  }

  @Test
  void severalScenariosShareOneTableOfData() {
    String csv = StrategyData.csv(List.of(Samples.onePoint(), Samples.cores()));

    assertThat(csv.lines().findFirst().orElseThrow())
        .startsWith("scenario,point,strategy,source,standing,machine.cores,tasks.crunch.count,")
        .endsWith(",n");
    assertThat(csv.lines()).hasSize(1 + 1 + 8 * 3);
    assertThat(csv)
        .containsPattern("\none-thread,base,threads,simulated,other,,,0.5,")
        .containsPattern("\nthreads-against-processes,.*,8,64,");
  }

  @Test
  void sourcesStandBesideEachOther() {
    Results results =
        ResultsBuilder.scenario("both")
            .point()
            .strategies("threads")
            .value("base", "threads", "makespan", "s", 1, 0.1)
            .source("measured")
            .value("base", "threads", "makespan", "s", 1.1, 0.1)
            .build();

    assertThat(StrategyTable.text(results, false))
        .containsPattern("simulated +threads")
        .containsPattern("measured +threads");
  }
}
