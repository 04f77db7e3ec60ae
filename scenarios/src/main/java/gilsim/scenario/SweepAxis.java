package gilsim.scenario;

import gilsim.form.Node;
import gilsim.form.Position;
import java.util.List;

/**
 * One swept path.
 *
 * @param path the path in the resolved scenario
 * @param position where it is written
 * @param values its values, in order; at least one, no two alike
 * @param zipped whether it moves together with the other zipped axes instead of being combined
 */
public record SweepAxis(String path, Position position, List<Node> values, boolean zipped) {
  /** Copies the values. */
  public SweepAxis {
    values = List.copyOf(values);
  }
}
