package gilsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.plot.EfficiencyPlot;
import gilsim.plot.PlotInput;
import gilsim.plot.SpeedupPlot;
import gilsim.store.Results;
import gilsim.table.StrategyTable;
import org.junit.jupiter.api.Test;

class AnswerTest {

  /** The mean of ratios is not the ratio of means: 4.5 where 10 s / 2.5 s would be 4. */
  @Test
  void factorIsTheSpeedUpOfTheTable() {
    Results results =
        ResultsBuilder.scenario("fetch")
            .point()
            .strategies("sequential", "asyncio")
            .baseline("sequential")
            .value("base", "sequential", "makespan", "s", 10, 0.1)
            .value("base", "asyncio", "makespan", "s", 2.5, 0.1)
            .value("base", "sequential", "speedup", "1", 1, 0)
            .value("base", "asyncio", "speedup", "1", 4.5, 0.1)
            .build();

    assertThat(Answer.sentence(results)).contains("4.50× faster than “sequential”");
    assertThat(StrategyTable.text(results, false)).contains("4.50×");
  }

  @Test
  void withoutABaselineTheFactorIsThatOfTheMeans() {
    Results results =
        ResultsBuilder.scenario("fetch")
            .point()
            .strategies("sequential", "asyncio")
            .value("base", "sequential", "makespan", "s", 10, 0.1)
            .value("base", "asyncio", "makespan", "s", 2.5, 0.1)
            .build();

    assertThat(Answer.sentence(results)).contains("4.00× faster than “sequential”");
  }

  @Test
  void amongSeveralWithoutABaselineItSaysWhatItComparesWith() {
    ResultsBuilder builder =
        ResultsBuilder.scenario("fetch")
            .point()
            .strategies("sequential", "threads", "asyncio")
            .value("base", "sequential", "makespan", "s", 10, 0.1)
            .value("base", "threads", "makespan", "s", 5, 0.1)
            .value("base", "asyncio", "makespan", "s", 2.5, 0.1);

    assertThat(Answer.sentence(builder.build()))
        .contains("4.00× faster than the worst, “sequential” (10.0 s");
    assertThat(Answer.sentence(builder.baseline("threads").build()))
        .contains("2.00× faster than “threads” (5.00 s");
  }

  /** The largest ratio is at the point where all are slow; the reader looks for the best time. */
  @Test
  void theBestOfAllPointsIsToldBesideTheMostTellingOne() {
    String sentence =
        Answer.sentence(
            ResultsBuilder.scenario("fetch", "workers")
                .point("1")
                .point("4")
                .strategies("pool", "asyncio")
                .value("workers=1", "pool", "makespan", "s", 16, 0.1)
                .value("workers=1", "asyncio", "makespan", "s", 2, 0.01)
                .value("workers=4", "pool", "makespan", "s", 4, 0.1)
                .value("workers=4", "asyncio", "makespan", "s", 1.5, 0.01)
                .build());

    assertThat(sentence)
        .startsWith("The choice matters most at workers = 1: “asyncio” finishes in 2.00 s")
        .contains("; the best value of all: “asyncio” finishes in 1.50 s")
        .contains("at workers = 4; of all 2 points");
  }

  @Test
  void strategiesThatDidNotFinishAreNamed() {
    assertThat(Answer.sentence(Samples.stuck())).endsWith("; not finished: “pool”.");
  }

  /** Little more is so many per cent more, not so many per cent as much. */
  @Test
  void littleMoreIsNotALittleAsMuch() {
    assertThat(throughputs(518.7, 521.8)).contains("0.60 % more than “asyncio”");
    assertThat(throughputs(100, 165)).contains("1.65× as much as “asyncio”");
  }

  private static String throughputs(double asyncio, double greenlets) {
    return Answer.sentence(
        ResultsBuilder.scenario("service")
            .point()
            .strategies("greenlets", "asyncio")
            .service()
            .value("base", "greenlets", "throughput", "1/s", greenlets, 0.1)
            .value("base", "asyncio", "throughput", "1/s", asyncio, 0.1)
            .build());
  }

  /** The arrivals set the throughput, so a speed-up of 1 beside a latency of a quarter misleads. */
  @Test
  void whereLatenciesAreJudgedThereAreNoSpeedUps() {
    ResultsBuilder builder =
        ResultsBuilder.scenario("service", "machine.cores")
            .point("1")
            .point("2")
            .strategies("threads", "processes")
            .baseline("threads")
            .service();
    for (String point : new String[] {"cores=1", "cores=2"}) {
      for (String strategy : new String[] {"threads", "processes"}) {
        builder
            .value(point, strategy, "throughput", "1/s", 180, 1)
            .value(point, strategy, "speedup", "1", 1, 0)
            .value(point, strategy, "efficiency", "1", 1, 0)
            .value(
                point,
                strategy,
                "latency-mean",
                "s",
                strategy.equals("threads") ? 0.02 : 0.005,
                0.0001);
      }
    }
    Results results = builder.build();

    assertThat(Answer.sentence(results)).contains("4.00× faster than “threads”");
    assertThat(StrategyTable.text(results, false)).doesNotContain("speed-up");
    assertThat(new SpeedupPlot().figures(PlotInput.of(results))).isEmpty();
    assertThat(new EfficiencyPlot().figures(PlotInput.of(results))).isEmpty();
  }
}
