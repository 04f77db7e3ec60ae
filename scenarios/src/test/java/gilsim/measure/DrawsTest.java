package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Choice;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.DistributionKind;
import gilsim.distribution.Empirical;
import gilsim.distribution.Erlang;
import gilsim.distribution.Exponential;
import gilsim.distribution.Gaps;
import gilsim.distribution.Hyperexponential;
import gilsim.distribution.Lognormal;
import gilsim.distribution.Normal;
import gilsim.distribution.Pareto;
import gilsim.distribution.Sequence;
import gilsim.distribution.Sum;
import gilsim.distribution.Triangular;
import gilsim.distribution.Uniform;
import gilsim.distribution.Weibull;
import gilsim.form.Series;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The harness draws what the simulation draws. */
class DrawsTest {
  private static final long SEED = -4_611_686_018_427_387_907L;
  private static final int REPLICATION = 3;
  private static final int DRAWS = 50;

  private static final List<Distribution> ALL =
      List.of(
          new Constant(7),
          new Exponential(4e6),
          new Uniform(1e6, 3e6),
          new Normal(1e6, 2e6),
          new Lognormal(9e7, 0.6),
          new Erlang(4e6, 3),
          new Hyperexponential(4e6, 2),
          new Pareto(1e6, 2.5, Double.POSITIVE_INFINITY),
          new Pareto(1e6, 1.5, 1e9),
          new Weibull(4e6, 1.5),
          new Triangular(1e6, 2e6, 9e6),
          new Choice(List.of(1e6, 5e7), List.of(0.9, 0.1)),
          new Sequence(List.of(1.0, 2.0, 5.0)),
          new Sum(List.of(new Exponential(1e6), new Uniform(0, 1e6))),
          new Empirical(Series.of(3, 1, 4, 1, 5)));

  @Test
  void everyKindIsAmongTheExamples() {
    // Pareto stands twice, with and without a bound.
    assertThat(ALL.stream().map(Object::getClass).distinct())
        .hasSize(DistributionKind.values().length);
  }

  @Test
  void pythonDrawsWhatJavaDraws() throws InterruptedException {
    Script script = new Script("draws_for_tests.py", List.of("draws.py"));
    JsonNode answer;
    try (Harness harness = Harness.open(Pythons.onPath(), script)) {
      answer =
          harness.run(
              Map.of(
                  "seed",
                  Long.toString(SEED),
                  "replication",
                  REPLICATION,
                  "name",
                  "task/fetch",
                  "index",
                  12,
                  "draws",
                  DRAWS,
                  "distributions",
                  ALL.stream().map(DistributionForm::of).toList()),
              Duration.ofSeconds(60),
              line -> {});
    }
    for (int d = 0; d < ALL.size(); d++) {
      RandomStream stream = new RandomStreams(SEED, REPLICATION).stream("task/fetch", 12);
      for (int i = 0; i < DRAWS; i++) {
        double java = ALL.get(d).sample(stream, i);
        double python = answer.at("/draws/" + d + "/" + i).asDouble();
        // Both use a normal quantile of their own, good to about nine digits.
        assertThat(python).as("draw %d of %s", i, ALL.get(d)).isCloseTo(java, within(1e-7 * java));
      }
    }
  }

  @Test
  void gapsOfATraceAreTheDifferencesOfItsTimes() {
    Map<String, Object> form = DistributionForm.of(new Gaps(Series.of(5, 9)));
    assertThat(form).containsEntry("kind", "gaps").containsEntry("values", List.of(5.0, 9.0));
  }
}
