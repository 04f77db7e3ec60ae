package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Waiting for steady processors, and repeating runs that had none. */
class SteadyTimeTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SteadyTime time = new SteadyTime();

  @Test
  void aRunIsRepeatedTwiceAtMost() {
    assertThat(time.again(true, 0, 0, 1)).isFalse();
    assertThat(time.again(false, 0, 0, 1)).isTrue();
    assertThat(time.again(false, 1, 0, 1)).isTrue();
    assertThat(time.again(false, 2, 0, 1)).isFalse();
  }

  @Test
  void waitsAreNotLongerThanAPartOfWhatARunMayTake() {
    assertThat(time.wait(LONG)).isEqualTo(5);
    assertThat(time.wait(Duration.ofSeconds(8))).isEqualTo(2);
  }

  /** Of 200 s, 190 go to a run that is done again, 7 to a wait; then 3 are left, then none. */
  @Test
  void allRunsTogetherHaveSoMuchTime() {
    assertThat(time.again(false, 0, 5, 190)).isTrue();
    assertThat(time.again(true, 1, 7, 60)).isFalse();
    assertThat(time.wait(LONG)).isEqualTo(3);
    assertThat(time.again(true, 0, 3, 60)).isFalse();
    assertThat(time.wait(LONG)).isZero();
    assertThat(time.again(false, 0, 0, 60)).isFalse();
  }

  private static JsonNode waited(double[][] speeds, double seconds) throws InterruptedException {
    Script script = new Script("steady_for_tests.py", java.util.List.of("steady.py", "work.py"));
    try (Harness harness = Harness.open(Pythons.onPath(), script)) {
      return harness.run(
          Map.of("speeds", speeds, "seconds", seconds), Duration.ofMinutes(1), line -> {});
    }
  }

  @Test
  void aRunWaitsUntilTheProcessorsAreAsFastAsEachOther() throws InterruptedException {
    JsonNode answer = waited(new double[][] {{1, 0.6}, {0.7, 1}, {0.62, 0.6}, {1, 1}}, 60);
    assertThat(answer.get("found").toString()).isEqualTo("[0.62,0.6]");
    assertThat(answer.get("pauses").asInt()).isEqualTo(2);
  }

  @Test
  void aRunDoesNotWaitLongerThanItMay() throws InterruptedException {
    JsonNode answer = waited(new double[][] {{1, 0.6}, {1, 0.5}}, 0);
    assertThat(answer.get("found").toString()).isEqualTo("[1.0,0.6]");
    assertThat(answer.get("pauses").asInt()).isZero();
  }

  /** Whatever host this is, its processors have speeds, and the program keeps its processors. */
  @Test
  void speedsAreThoseOfProcessorsThatMayBeUsed() throws InterruptedException {
    JsonNode answer = waited(new double[0][], 0);
    assertThat(answer.get("processors").asInt()).isPositive();
    assertThat(answer.get("real").size()).isEqualTo(Math.min(8, answer.get("processors").asInt()));
    assertThat(answer.get("kept").asBoolean()).isTrue();
  }
}
