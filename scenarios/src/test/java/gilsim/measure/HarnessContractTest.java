package gilsim.measure;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.device.DeviceKind;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.StrategyKind;
import gilsim.workload.IncrementForm;
import gilsim.workload.StepKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every step, strategy and device is run by the harness or listed as lacking. */
class HarnessContractTest {
  /** What the harness calls each step. A new step does not compile until it has a line here. */
  private static Set<String> words(StepKind kind) {
    return switch (kind) {
      case COMPUTE -> Set.of("compute");
      case NATIVE -> Set.of("held", "released");
      case IO -> Set.of("io");
      case SLEEP -> Set.of("sleep");
      case LOCK -> Set.of("lock");
      case INCREMENT -> Set.of("increment");
      case REPEAT -> Set.of("repeat");
      case CHOOSE -> Set.of(); // resolved when it is drawn
      case PUT -> Set.of("put");
      case GET -> Set.of("get");
      case CONDITION -> Set.of("condition");
      case SUBMIT -> Set.of("submit");
      case WAIT_FOR -> Set.of("wait");
      case GATHER -> Set.of("submit", "wait");
    };
  }

  private static String text(String file) {
    try (InputStream in = HarnessContractTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void threadsAndCoroutinesKnowEveryStep() {
    for (StepKind kind : StepKind.values()) {
      for (String word : words(kind)) {
        assertThat(text("blocking.py")).as("%s in threads", kind).contains("\"" + word + "\":");
        assertThat(text("aio.py")).as("%s in a loop", kind).contains("\"" + word + "\"");
      }
    }
    assertThat(text("programs.py")).contains("\"choose\"");
  }

  @Test
  void everyStrategyIsRunOrLacking() {
    String known = text("parts.py");
    for (StrategyKind kind : StrategyKind.values()) {
      assertThat(known.contains("\"" + kind.label() + "\""))
          .as("%s: run by parts.py, or else in StrategyForm.LACKING", kind)
          .isNotEqualTo(StrategyForm.LACKING.contains(kind));
    }
  }

  /** Left out without a word, they would be measured as something else. */
  @Test
  void whatStrategiesHaveInThemIsRunOrLacking() {
    String known = text("inside.py");
    String table = known.substring(known.indexOf("EXECUTORS = {"), known.indexOf("def attempt"));
    Stream.of(StrategyKind.values())
        .filter(StrategyKind::fitsInside)
        .filter(kind -> kind != StrategyKind.SEQUENTIAL) // what a worker does anyway
        .forEach(
            kind ->
                assertThat(table.contains("\"" + kind.label() + "\":"))
                    .as("%s: inside workers by inside.py, or else in StrategyForm.LACKING", kind)
                    .isNotEqualTo(StrategyForm.LACKING.contains(kind)));
  }

  @Test
  void theLimitOfGreenletsIsTold() {
    assertThat(StrategyForm.of(new GeventSpec(OptionalInt.of(3))))
        .containsEntry("type", "gevent")
        .containsEntry("limit", 3);
    assertThat(StrategyForm.of(GeventSpec.PLAIN).get("limit")).isNull();
  }

  @Test
  void everyDeviceIsPlayed() {
    for (DeviceKind kind : DeviceKind.values()) {
      assertThat(text("server.py")).contains("\"" + kind.label() + "\": ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x = x + 1           | global    | assign    | number",
        "counter += 1        | global    | augmented | number",
        "o.v += 1            | attribute | augmented | number",
        "L[0] = L[0] + 2     | item      | assign    | number",
        "t = x; x = t + 1    | global    | local     | number",
        "x = x + int(1)      | global    | assign    | built-in",
        "x = x + len(s)      | global    | assign    | quick",
        "x += f()            | global    | augmented | function",
        "t = o.v; o.v = t + k| attribute | local     | variable",
        "x = x + await f()   | global    | assign    | awaited",
        "o.v += await f()    | attribute | augmented | awaited",
        "t = x; await asyncio.sleep(0); x = t + 1 | global | paused | number",
      })
  void incrementsBecomeWords(String text, String target, String statement, String value) {
    assertThat(IncrementWords.of(IncrementForm.parse(text)))
        .isEqualTo(new IncrementWords(target, statement, value));
  }

  @Test
  void noTextOfAScenarioReachesTheInterpreterAsCode() {
    Map<String, Set<String>> words =
        Map.of(
            "target", Set.of("global", "attribute", "item"),
            "value", Set.of("number", "variable", "built-in", "quick", "function", "awaited"),
            "statement", Set.of("assign", "augmented", "local", "paused"));
    IncrementWords hostile = IncrementWords.of(IncrementForm.parse("evil += os_system(1)"));
    assertThat(words.get("target")).contains(hostile.target());
    assertThat(words.get("statement")).contains(hostile.statement());
    assertThat(words.get("value")).contains(hostile.value());
    Stream.of("eval(", "shell=True", "os.system")
        .forEach(
            call ->
                Measurement.HARNESS
                    .others()
                    .forEach(file -> assertThat(text(file)).doesNotContain(call)));
  }
}
