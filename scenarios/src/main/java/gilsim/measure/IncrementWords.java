package gilsim.measure;

import gilsim.workload.IncrementForm;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An increment statement as the words from which {@code increments.py} builds its own: the text of
 * a scenario never reaches an interpreter.
 *
 * @param target {@code global}, {@code attribute} or {@code item}
 * @param statement {@code assign}, {@code augmented}, {@code local} or, with an await before the
 *     store, {@code paused}
 * @param value {@code number}, {@code variable}, {@code quick} (a built-in function without a check
 *     point), {@code built-in}, {@code function} or {@code awaited}
 */
record IncrementWords(String target, String statement, String value) {
  private static final Pattern LOCAL =
      Pattern.compile("\\w+\\s*=\\s*([^;]+);(\\s*await\\b[^;]*;)?.*\\+\\s*(.+)");
  private static final Pattern ADD = Pattern.compile("([^=+]+?)\\s*(\\+?)=(?:.*?\\+)?\\s*(.+)");
  private static final Pattern AWAIT = Pattern.compile("\\s*await\\b");
  private static final Pattern CALL = Pattern.compile("\\w+\\(.*");

  /** Of a form that {@link IncrementForm#parse} has read. */
  static IncrementWords of(IncrementForm form) {
    String text = form.text().strip();
    Matcher local = LOCAL.matcher(text);
    if (local.matches()) {
      String statement = local.group(2) == null ? "local" : "paused";
      return new IncrementWords(target(local.group(1)), statement, value(form, local.group(3)));
    }
    Matcher add = ADD.matcher(text);
    if (!add.matches()) {
      throw new IllegalArgumentException("increments.py has no statement '" + text + "'");
    }
    String statement = add.group(2).isEmpty() ? "assign" : "augmented";
    return new IncrementWords(target(add.group(1)), statement, value(form, add.group(3)));
  }

  private static String target(String text) {
    return text.contains("[") ? "item" : text.contains(".") ? "attribute" : "global";
  }

  private static String value(IncrementForm form, String text) {
    if (AWAIT.matcher(text).lookingAt()) {
      return "awaited";
    }
    if (CALL.matcher(text.strip()).matches()) {
      List<IncrementForm.Kind> kinds =
          form.operations().stream().map(IncrementForm.Operation::kind).toList();
      return kinds.contains(IncrementForm.Kind.PYTHON_CALL)
          ? "function"
          : kinds.contains(IncrementForm.Kind.QUICK_CALL) ? "quick" : "built-in";
    }
    return text.strip().matches("\\d+") ? "number" : "variable";
  }
}
