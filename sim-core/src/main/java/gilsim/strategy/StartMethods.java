package gilsim.strategy;

import gilsim.form.ValueType;
import gilsim.form.WordType;
import gilsim.interpreter.StartMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the start of child processes is written. */
public final class StartMethods {
  private StartMethods() {}

  /** One of {@code fork}, {@code spawn} and {@code forkserver}. */
  public static ValueType<StartMethod> type() {
    Map<String, StartMethod> words = new LinkedHashMap<>();
    for (StartMethod method : StartMethod.values()) {
      words.put(method.label(), method);
    }
    return WordType.of(words);
  }
}
