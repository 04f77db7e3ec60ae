package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.store.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process that plays the devices: when it wakes, and answers that cannot be sent. */
class DeviceServerTest {
  private static final int SLEEPS = 20_000;

  private static JsonNode answer(Map<String, Object> request) throws InterruptedException {
    Script script = new Script("server_for_tests.py", List.of("server.py", "early.py", "old.py"));
    try (Harness harness = Harness.open(Pythons.onPath(), script)) {
      return harness.run(request, Duration.ofMinutes(1), line -> {});
    }
  }

  private static JsonNode lateness(double mean) throws InterruptedException {
    return answer(Map.of("test", "lateness", "mean", mean, "sleeps", SLEEPS, "seed", 1));
  }

  /**
   * Each late sleep adds three steps, each other one takes one off, and all together stay between 0
   * and 100 steps: so of N sleeps N / 4 are late, to 25 either way. No chance is in that.
   */
  @Test
  void oneInFourSleepsEndsLateWhateverTheWakeUps() throws InterruptedException {
    for (double mean : List.of(40_000, 80_000, 150_000)) {
      JsonNode found = lateness(mean);
      assertThat(found.get("late").asInt()).isBetween(SLEEPS / 4 - 25, SLEEPS / 4 + 25);
      assertThat(found.get("at").asInt()).isBetween(0, 500_000);
    }
  }

  /**
   * Of wake-ups of 5 ms nine in ten are late: it does not compute longer than half a millisecond.
   */
  @Test
  void itComputesNoLongerThanHalfAMillisecondForAnAnswer() throws InterruptedException {
    JsonNode found = lateness(5e6);
    assertThat(found.get("at").asInt()).isBetween(450_000, 500_000);
    assertThat(found.get("late").asInt()).isGreaterThan(SLEEPS / 2);
  }

  @Test
  void anAnswerThatCannotBeSentIsSaidUnlessTheProgramIsGone() throws InterruptedException {
    JsonNode found =
        answer(
            Map.of(
                "test",
                "answers",
                "errors",
                List.of("", "EPIPE", "ECONNRESET", "EAGAIN", "ENOBUFS")));
    assertThat(found.get("lost").toString())
        .isEqualTo("[\"Resource temporarily unavailable\",\"No buffer space available\"]");
  }

  /**
   * A delay needs no answer but a timer's, however often it is asked for: requests that nobody
   * reads are dropped once there is no room for them.
   */
  @Test
  void aThousandTimersOnOneLineLoseNothing(@TempDir Path folder) {
    Results results =
        new RealRuns(folder, Pythons.onPath())
            .of(
                RealRuns.head(1)
                    + """
                    devices: {database: {type: delay, latency: 50us}}
                    tasks: {job: {count: 1000, do: [{io: {device: database}}]}}
                    strategies:
                      loop: {type: asyncio, limit: 1}
                      one: {type: sequential}
                    """);
    assertThat(RealRuns.value(results, "loop", "completed")).isEqualTo(1000);
    assertThat(RealRuns.value(results, "one", "completed")).isEqualTo(1000);
  }
}
