package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.form.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far predictions are off, by kind of strategy. */
class PredictionErrorsTest {
  private static final PredictionErrors PROFILE =
      new PredictionErrors(
          Map.of(StrategyFamily.THREADS, 0.1, StrategyFamily.CHILD_PROCESSES, 0.3));

  private static double of(PredictionErrors errors, String strategy) {
    Node node = YamlSource.parse(strategy, "strategy");
    return errors.of(node);
  }

  @Test
  void whatRunsShowedTakesThePlaceOfTheProfilesNumber() {
    PredictionErrors found = PROFILE.but(Map.of(StrategyFamily.THREADS, 0.05));

    assertThat(of(found, "{type: thread-pool, workers: 2}")).isEqualTo(0.05);
    assertThat(of(found, "{type: process-pool, workers: 2}")).isEqualTo(0.3);
    assertThat(of(found, "{type: asyncio}")).isZero();
    assertThat(PROFILE.but(Map.of())).isEqualTo(PROFILE);
  }

  @Test
  void ofSeveralPartsTheLargestCounts() {
    assertThat(of(PROFILE, "{type: process-pool, workers: 2, inside: {type: threads}}"))
        .isEqualTo(0.3);
  }
}
