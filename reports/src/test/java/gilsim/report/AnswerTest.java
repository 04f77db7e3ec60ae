package gilsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.ResultsBuilder;
import gilsim.fixture.Samples;
import gilsim.plot.EfficiencyPlot;
import gilsim.plot.MainMetricPlot;
import gilsim.plot.PlotInput;
import gilsim.plot.SpeedupPlot;
import gilsim.store.Results;
import gilsim.table.MainMetric;
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

  @Test
  void besideMeasuredRunsTheAnswerSaysThatItIsSimulated() {
    assertThat(Answer.sentence(Samples.measured())).startsWith("Simulated: the choice matters");
    assertThat(Answer.sentence(Samples.cores())).startsWith("The choice matters");
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

  @Test
  void whereMachinesHaveAPriceTheCheapestIsNamed() {
    assertThat(Answer.sentence(Samples.priced()))
        .contains("“processes” finishes in 1.00 s", "; cheapest: “asyncio” at cores = 1");
  }

  /** Pools of 10 to 12 threads: means known to 0.8 %, differences of the same draws to 0.1 %. */
  private static ResultsBuilder pools() {
    return ResultsBuilder.scenario("pools")
        .point()
        .strategies("pool-10", "pool-11", "pool-12")
        .baseline("pool-10")
        .value("base", "pool-10", "makespan", "s", 1.4, 0.01)
        .value("base", "pool-11", "makespan", "s", 1.328, 0.01)
        .value("base", "pool-12", "makespan", "s", 1.309, 0.01);
  }

  private static ResultsBuilder pairedPools(double half) {
    return pools()
        .difference("base", "pool-10", "pool-11", "makespan", 0.072, half)
        .difference("base", "pool-10", "pool-12", "makespan", 0.091, half)
        .difference("base", "pool-11", "pool-12", "makespan", 0.019, half);
  }

  @Test
  void differencesOfTheSameReplicationsTellWhatIntervalsOfMeansDoNot() {
    assertThat(Answer.sentence(pools().build()))
        .startsWith("“pool-12” and “pool-11” are equally good as far as the confidence intervals");

    Results paired = pairedPools(0.0013).build();
    assertThat(Answer.sentence(paired))
        .startsWith(
            "“pool-12” finishes in 1.31 s ± 0.76 %, 1.45 ± 0.10 % faster than “pool-11” (1.33 s"
                + " ± 0.75 %; replication by replication, 95 % confidence), 6.95 ± 0.10 % faster"
                + " than “pool-10” (1.40 s ± 0.71 %)");
    assertThat(StrategyTable.text(paired, false))
        .containsPattern("\\* +pool-12")
        .contains("a 95 % confidence interval for each difference by itself")
        .doesNotContain("~");
  }

  @Test
  void differencesThatMayBeZeroLeaveStrategiesEquallyGood() {
    Results paired = pairedPools(0.02).build();

    assertThat(Answer.sentence(paired))
        .startsWith(
            "“pool-12” and “pool-11” are equally good as far as their differences replication by"
                + " replication tell, at 95 % confidence each (");
    assertThat(StrategyTable.text(paired, false))
        .containsPattern("~ +pool-11")
        .contains("~ may be the best: the interval of its difference to the best holds 0")
        .doesNotContain("intervals overlap");
  }

  /** Measured runs meet no common draws: their intervals are compared as ever. */
  @Test
  void measuredRowsAreNotPaired() {
    Results both =
        pairedPools(0.0013)
            .source("measured")
            .value("base", "pool-11", "makespan", "s", 1.328, 0.01)
            .value("base", "pool-12", "makespan", "s", 1.309, 0.01)
            .build();

    assertThat(StrategyTable.text(both, false))
        .containsPattern("simulated +\\* +pool-12")
        .containsPattern("measured +~ +pool-12")
        .contains("~ may be the best: the confidence intervals overlap");
  }

  /** Below saturation both serve all; at 600/s only one does. */
  private static ResultsBuilder load(ResultsBuilder builder) {
    builder.point("300").point("600").strategies("threads", "processes").baseline("threads");
    for (String rate : new String[] {"300", "600"}) {
      String point = "poisson=" + rate;
      boolean over = rate.equals("600");
      builder
          .value(point, "threads", "throughput", "1/s", 300, 3)
          .value(point, "processes", "throughput", "1/s", over ? 600 : 300, 3)
          .value(point, "threads", "speedup", "1", 1, 0)
          .value(point, "processes", "speedup", "1", over ? 2 : 1, 0)
          .value(point, "threads", "efficiency", "1", 1, 0)
          .value(point, "processes", "efficiency", "1", over ? 0.5 : 0.25, 0)
          .value(point, "threads", "latency-mean", "s", over ? 5 : 0.108, 0.001)
          .value(point, "processes", "latency-mean", "s", 0.024, 0.001);
    }
    return builder;
  }

  @Test
  void whereAllKeepUpWithArrivalsLatenciesAreJudgedPointByPoint() {
    Results results =
        load(ResultsBuilder.scenario("service", "tasks.request.arrivals.poisson").arrivals())
            .build();

    assertThat(Answer.sentence(results))
        .startsWith(
            "The choice matters most at poisson = 300: “processes” answers in 24.0 ms ± 4.2 % on"
                + " average, 4.50× faster than “threads” (108 ms")
        .contains("of all 2 points (judged by mean latency where all keep up with the arrivals")
        .endsWith("“processes” is best at 2 points.");
    assertThat(StrategyTable.text(results, false))
        .containsPattern("300 +threads")
        .doesNotContain("~")
        .contains("strategies are judged by their mean latency at points where all keep up")
        .contains("(less is completed by “threads”: overloaded, or runs too short to tell)");
    assertThat(new EfficiencyPlot().figures(PlotInput.of(results))).isEmpty();
    assertThat(new MainMetricPlot().figures(PlotInput.of(results))).hasSize(2);
  }

  /** Real runs of a set duration end at other arrivals: their strategies are no slower for that. */
  @Test
  void simulatedAndMeasuredThroughputsAreNotComparedWithEachOther() {
    ResultsBuilder builder = ResultsBuilder.scenario("service").arrivals().point();
    builder.strategies("threads", "processes").baseline("threads");
    ResultsBuilder both =
        builder
            .value("base", "threads", "throughput", "1/s", 81, 1)
            .value("base", "processes", "throughput", "1/s", 81, 1)
            .value("base", "threads", "latency-mean", "s", 0.1, 0.001)
            .value("base", "processes", "latency-mean", "s", 0.02, 0.001)
            .source("measured")
            .value("base", "threads", "throughput", "1/s", 79, 1)
            .value("base", "processes", "throughput", "1/s", 79, 1);

    assertThat(StrategyTable.judged(both.build())).isEmpty();
    assertThat(MainMetric.of(both.build()).name()).isEqualTo(MainMetric.LATENCY);
    both.value("base", "slow", "throughput", "1/s", 60, 1);
    assertThat(StrategyTable.judged(both.strategies("threads", "processes", "slow").build()))
        .get()
        .asString()
        .contains("less is completed by “slow”");
  }

  /** After an interruption some have met fewer arrivals than others, which is no backlog. */
  @Test
  void otherReplicationsOfTheSameArrivalsAreNotComparedExactly() {
    ResultsBuilder builder = ResultsBuilder.scenario("service").arrivals().point();
    builder.strategies("threads", "loop").baseline("threads").replications(100);
    builder
        .value("base", "threads", "throughput", "1/s", 40.1, 0.4)
        .value("base", "threads", "latency-mean", "s", 0.1, 0.001)
        .replications(54)
        .value("base", "loop", "throughput", "1/s", 39.6, 0.5)
        .value("base", "loop", "latency-mean", "s", 0.2, 0.001);

    assertThat(StrategyTable.judged(builder.build())).isEmpty();
    assertThat(MainMetric.of(builder.build()).name()).isEqualTo(MainMetric.LATENCY);
    builder.value("base", "slow", "throughput", "1/s", 20, 0.5);
    assertThat(StrategyTable.judged(builder.strategies("threads", "loop", "slow").build()))
        .get()
        .asString()
        .contains("less is completed by “slow”");
  }

  @Test
  void runsInWhichNothingWasCountedAreNotUnfinished() {
    ResultsBuilder builder = ResultsBuilder.scenario("service").point().strategies("threads");
    assertThat(Answer.sentence(builder.build())).startsWith("No run has finished");
    builder.value("base", "threads", "cpu-utilization", "1", 0, 0);
    assertThat(Answer.sentence(builder.build())).startsWith("No task ended while it was counted");
  }

  /** The least load has the least latency: that is nobody's best choice. */
  @Test
  void theLeastLoadIsNotTheBestOfAll() {
    ResultsBuilder builder =
        ResultsBuilder.scenario("service", "tasks.request.arrivals.poisson").arrivals();
    builder.point("50").point("180").strategies("threads", "processes").baseline("threads");
    for (String rate : new String[] {"50", "180"}) {
      double requests = Double.parseDouble(rate);
      boolean little = rate.equals("50");
      builder
          .value("poisson=" + rate, "threads", "throughput", "1/s", requests, 1)
          .value("poisson=" + rate, "processes", "throughput", "1/s", requests, 1)
          .value("poisson=" + rate, "threads", "latency-mean", "s", little ? 0.007 : 0.076, 0.001)
          .value("poisson=" + rate, "processes", "latency-mean", "s", little ? 5e-3 : 6e-3, 1e-4);
    }

    assertThat(Answer.sentence(builder.build()))
        .startsWith("The choice matters most at poisson = 180")
        .doesNotContain("best value of all");
  }

  /** Clients in a closed loop wait for each other: their throughput is the strategy's own. */
  @Test
  void withoutArrivalsThroughputDecidesAtAllPoints() {
    Results results =
        load(ResultsBuilder.scenario("loop", "tasks.request.arrivals.poisson").service()).build();

    assertThat(StrategyTable.text(results, false)).contains("~").doesNotContain("are judged by");
    assertThat(new EfficiencyPlot().figures(PlotInput.of(results))).isNotEmpty();
  }
}
