package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Waiting for steady processors, and repeating runs that had none. */
class SteadyTimeTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final SteadyTime time = new SteadyTime(400);

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

  /** Of 400 s, 390 go to a run that is done again, 7 to a wait; then 3 are left, then none. */
  @Test
  void allRunsTogetherHaveSoMuchTime() {
    assertThat(time.again(false, 0, 5, 390)).isTrue();
    assertThat(time.again(true, 1, 7, 60)).isFalse();
    assertThat(time.wait(LONG)).isEqualTo(3);
    assertThat(time.again(true, 0, 3, 60)).isFalse();
    assertThat(time.wait(LONG)).isZero();
    assertThat(time.again(false, 0, 0, 60)).isFalse();
  }

  /**
   * A suite has 1,050 s in all, and up to 400 of them for this; what is longer a seventh of its
   * runs.
   */
  @Test
  void longMeasurementsHaveLessOfIt() {
    assertThat(left(SteadyTime.beside(60))).isEqualTo(400);
    assertThat(left(SteadyTime.beside(900))).isEqualTo(150);
    assertThat(left(SteadyTime.beside(4000))).isEqualTo(600);
  }

  /** Spends it in seconds of waiting. */
  private static double left(SteadyTime time) {
    double all = 0;
    for (double next = time.wait(LONG); next > 0; next = time.wait(LONG)) {
      time.again(true, 0, next, 0);
      all += next;
    }
    return all;
  }

  private static JsonNode waited(double[][] speeds, double seconds) throws InterruptedException {
    return answer(
        Map.of(
            "speeds", speeds, "seconds", seconds, "looks", List.of(), "first", 0, "made", 1,
            "tasks", List.of()));
  }

  private static JsonNode told(int first, double made, double[][]... looks)
      throws InterruptedException {
    return answer(
        Map.of(
            "speeds", List.of(), "seconds", 0, "looks", looks, "first", first, "made", made,
            "tasks", List.of()));
  }

  private static JsonNode answer(Map<String, Object> request) throws InterruptedException {
    Script script =
        new Script(
            "steady_for_tests.py",
            List.of("companions.py", "steady.py", "work.py", "programs.py", "draws.py", "old.py"));
    try (Harness harness = Harness.open(Pythons.onPath(), script)) {
      return harness.run(request, Duration.ofMinutes(1), line -> {});
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

  /**
   * Where the run began stands first, though another was faster; speeds of looks before and after
   * are relative to the speed that work was made for.
   */
  @Test
  void speedsAreThoseOfAllLooksFromWhereTheRunBegan() throws InterruptedException {
    JsonNode answer =
        told(
                1,
                0.8,
                new double[][] {{0.8, 0.4}, {0.8, 0.36}},
                new double[][] {{0.8, 1.6}, {0.4, 1}})
            .get("told");
    assertThat(answer.get("speeds").toString()).isEqualTo("[[0.5,1.0],[2.0,1.0]]");
    assertThat(answer.at("/reference/0").asDouble()).isCloseTo(0.36 / 0.8, within(1e-12));
    assertThat(answer.at("/reference/1").asDouble()).isCloseTo(1 / 0.8, within(1e-12));
    // 1, 0.9, 0.5 and 1/1.6 of the usual speeds are left: 4 / (1 + 1/0.9 + 2 + 1.6).
    assertThat(answer.at("/steadiness").asDouble())
        .isCloseTo(4 / (1 + 1 / 0.9 + 2 + 1.6), within(1e-12));
    assertThat(answer.get("steady").asBoolean()).isFalse();
    assertThat(answer.get("equal").asBoolean()).isFalse();
  }

  /** At 1 and 0.5 beside each other two do 2/3 each; alone, at 1 and 0.8, 8/9: 3/4 of that. */
  @Test
  void companionsTellHowFastAllAreAtOnce() throws InterruptedException {
    JsonNode answer = told(0, 1, new double[][] {{1, 1}, {1, 1}});
    JsonNode together = answer.get("together");
    assertThat(together.get("others").asInt())
        .isEqualTo(Math.min(8, answer.get("processors").asInt()) - 1);
    // Whatever the host does meanwhile; a wrong unit would be off by a thousand.
    if (together.get("others").asInt() > 0) {
      assertThat(together.get("real").asDouble()).isBetween(0.05, 20.0);
    } else {
      assertThat(together.get("real").isNull()).isTrue();
    }
    assertThat(together.get("left").size()).isZero();
    assertThat(together.get("played").asDouble()).isCloseTo(0.75, within(1e-12));
    assertThat(together.get("asked").toString()).isEqualTo("[\"5\"]");
    assertThat(answer.get("stillKept").asBoolean()).isTrue();
  }

  private static String usualWork(List<Object> tasks) throws InterruptedException {
    return answer(
            Map.of(
                "speeds", List.of(), "seconds", 0, "looks", List.of(), "first", 0, "made", 1,
                "tasks", tasks))
        .get("usualWork")
        .asText();
  }

  /** CPython keeps the integers from -5 to 256; others are made anew, at a cost that differs. */
  @Test
  void theLoopOfPythonMakesNoIntegers() throws InterruptedException {
    assertThat(waited(new double[0][], 0).get("integers"))
        .hasSizeGreaterThan(1000)
        .allSatisfy(one -> assertThat(one.asInt()).isBetween(-5, 256));
  }

  /** Steps inside steps count, and so do those of branches. */
  @Test
  void theHostIsJudgedByTheOnlyKindOfWorkOrElseByPython() throws InterruptedException {
    Map<String, Object> held = Map.of("do", "held");
    Map<String, Object> sleep = Map.of("do", "sleep");
    Map<String, Object> inside = Map.of("do", "repeat", "steps", List.of(sleep, held));
    Map<String, Object> released =
        Map.of(
            "do",
            "choose",
            "branches",
            List.of(Map.of("steps", List.of(Map.of("do", "released")))));
    assertThat(usualWork(List.of(List.of(sleep), List.of(inside)))).isEqualTo("held");
    assertThat(usualWork(List.of(List.of(released)))).isEqualTo("released");
    assertThat(usualWork(List.of(List.of(inside), List.of(released)))).isEqualTo("compute");
    assertThat(usualWork(List.of(List.of(sleep)))).isEqualTo("compute");
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
