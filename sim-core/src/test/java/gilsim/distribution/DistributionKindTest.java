package gilsim.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract of every registered distribution. */
class DistributionKindTest {
  private static final int DRAWS = 200_000;

  /** Standard errors; a correct distribution fails one check with probability 6e-5. */
  private static final double WIDTH = 4;

  private static final Map<DistributionKind, List<Distribution>> EXAMPLES =
      Map.ofEntries(
          Map.entry(DistributionKind.CONSTANT, List.of(new Constant(5))),
          Map.entry(DistributionKind.EXPONENTIAL, List.of(new Exponential(4e6))),
          Map.entry(DistributionKind.UNIFORM, List.of(new Uniform(1e6, 3e6), new Uniform(0, 0))),
          Map.entry(
              DistributionKind.NORMAL,
              List.of(new Normal(4e6, 1e6), new Normal(1, 2), new Normal(3, 0))),
          Map.entry(DistributionKind.LOGNORMAL, List.of(new Lognormal(9e7, 0.6))),
          Map.entry(DistributionKind.ERLANG, List.of(new Erlang(4e6, 3))),
          Map.entry(
              DistributionKind.HYPEREXPONENTIAL,
              List.of(new Hyperexponential(4e6, 2), new Hyperexponential(1, 1))),
          Map.entry(
              DistributionKind.PARETO,
              List.of(
                  Pareto.withMean(4e6, 2.5, 4e7),
                  Pareto.withMean(4, 1, 100),
                  Pareto.withMean(1, 5, Double.POSITIVE_INFINITY))),
          Map.entry(DistributionKind.WEIBULL, List.of(new Weibull(4e6, 1.5), new Weibull(1, 0.8))),
          Map.entry(DistributionKind.TRIANGULAR, List.of(new Triangular(1, 2, 9))),
          Map.entry(
              DistributionKind.CHOICE, List.of(new Choice(List.of(1.0, 50.0), List.of(9.0, 1.0)))),
          Map.entry(
              DistributionKind.SUM,
              List.of(new Sum(List.of(new Uniform(1, 3), new Exponential(2), new Constant(1))))),
          Map.entry(DistributionKind.LIST, List.of(new Sequence(List.of(1.0, 2.0, 5.0)))),
          Map.entry(DistributionKind.EMPIRICAL, List.of(new Empirical(List.of(1.0, 2.0, 5.0)))));

  @ParameterizedTest
  @EnumSource
  void drawsHaveTheStatedMeanAndVariance(DistributionKind kind) {
    for (Distribution distribution : EXAMPLES.get(kind)) {
      RandomStream random = new RandomStreams(5, 0).stream(distribution.toString(), 0);
      SummaryStatistics draws = new SummaryStatistics();
      SummaryStatistics squares = new SummaryStatistics();
      for (int i = 0; i < DRAWS; i++) {
        double draw = distribution.sample(random, i);
        assertThat(draw).isNotNegative().isFinite();
        draws.addValue(draw);
        double deviation = draw - distribution.mean();
        squares.addValue(deviation * deviation);
      }
      near(distribution + " mean", draws, distribution.mean());
      near(distribution + " variance", squares, distribution.variance());
    }
  }

  private static void near(String what, SummaryStatistics draws, double expected) {
    double error = draws.getStandardDeviation() / Math.sqrt(DRAWS);
    assertThat(Math.abs(draws.getMean() - expected))
        .as("%s: %s drawn, %s stated", what, draws.getMean(), expected)
        .isLessThanOrEqualTo(WIDTH * error + 1e-4 * expected);
  }

  @Test
  void aSequenceIsRepeatedInOrder() {
    Sequence sequence = new Sequence(List.of(1.0, 2.0, 5.0));
    RandomStream random = new RandomStreams(1, 0).stream("x", 0);
    assertThat(List.of(0, 1, 2, 3, 7))
        .extracting(i -> sequence.sample(random, i))
        .containsExactly(1.0, 2.0, 5.0, 1.0, 2.0);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> new Exponential(0)).hasMessageContaining("mean");
    assertThatThrownBy(() -> new Exponential(Double.NaN)).hasMessageContaining("mean");
    assertThatThrownBy(() -> new Uniform(3, 1)).hasMessageContaining("to");
    assertThatThrownBy(() -> new Hyperexponential(1, 0.5)).hasMessageContaining("cv");
    assertThatThrownBy(() -> new Erlang(1, 0)).hasMessageContaining("k");
    assertThatThrownBy(() -> new Triangular(1, 9, 3)).hasMessageContaining("to");
    assertThatThrownBy(() -> Pareto.withMean(2, 3, 1)).hasMessageContaining("max");
    assertThatThrownBy(() -> Pareto.withMean(2, 1, Double.POSITIVE_INFINITY))
        .hasMessageContaining("shape");
    assertThatThrownBy(() -> new Choice(List.of(1.0), List.of(0.0))).hasMessageContaining("weight");
    assertThatThrownBy(() -> new Empirical(List.of())).hasMessageContaining("at least one");
  }
}
