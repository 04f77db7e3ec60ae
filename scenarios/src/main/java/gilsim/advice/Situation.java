package gilsim.advice;

import java.util.List;

/**
 * What the user cannot choose: one combination of the swept values of machine, interpreter, tasks
 * and devices.
 *
 * @param id short readable name; {@code base} without such a sweep
 * @param values printed value of every such axis
 */
public record Situation(String id, List<String> values) {
  /** Copies the values. */
  public Situation {
    values = List.copyOf(values);
  }
}
