package gilsim.sweep;

import java.util.List;

/**
 * One point of a sweep.
 *
 * @param index position in the plan, from 0
 * @param id short readable name, unique in the scenario, e.g. {@code cores=4,workers=8}; {@code
 *     base} without a sweep
 * @param values printed value of every axis, in the order of {@link Plan#axes()}
 */
public record Point(int index, String id, List<String> values) {
  /** Copies the values. */
  public Point {
    values = List.copyOf(values);
  }
}
