package gilsim.cli;

import gilsim.form.Place;
import gilsim.form.Position;
import gilsim.form.Reading;
import gilsim.form.TextNode;
import gilsim.form.ValueType;
import gilsim.scenario.ScenarioException;
import java.nio.file.Path;

/** Reads the value of an option as a scenario file would: {@code 5ms}, {@code 2%}. */
final class OptionValue {
  private OptionValue() {}

  /**
   * Reads it.
   *
   * @param option its name, for messages
   * @throws ScenarioException if it is wrong
   */
  static <T> T read(String option, String text, ValueType<T> type) {
    Reading reading = new Reading(Path.of(""));
    TextNode node = TextNode.of(text, Position.of(option));
    return type.read(new Place(node, "", reading))
        .orElseThrow(() -> new ScenarioException(reading.problems()));
  }
}
