package gilsim.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of the format that a later version brings are refused by name and line, never ignored. */
class LaterPartsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "interpreter | pypy3.11                             | interpreter: pypy3.11",
        "strategies | {s: {type: threads, interpreter: pypy3.11}}      | interpreter: pypy3.11",
      })
  void isRefused(String key, String value, String named) {
    Scenarios scenario = new Scenarios(folder).with(key, value);
    int line = 1 + (int) scenario.text().lines().takeWhile(l -> !l.startsWith(key + ":")).count();
    assertThat(scenario.problems())
        .singleElement()
        .asString()
        .startsWith("scenario.yaml:" + line + ":")
        .endsWith(": not supported yet: " + named + " (line " + line + ")");
  }
}
