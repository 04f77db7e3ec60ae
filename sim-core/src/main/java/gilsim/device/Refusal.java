package gilsim.device;

import gilsim.form.ValueType;
import gilsim.form.WordType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happens to a request for which a device has no room. */
final class Refusal {
  private Refusal() {}

  /** How it is written: {@code refuse} is true, {@code wait} false. */
  static ValueType<Boolean> type() {
    Map<String, Boolean> words = new LinkedHashMap<>();
    words.put("wait", false);
    words.put("refuse", true);
    return WordType.of(words);
  }
}
