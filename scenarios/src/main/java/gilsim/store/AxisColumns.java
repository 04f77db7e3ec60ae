package gilsim.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of sweep axes in a file with several scenarios: the axes of all of them, empty where
 * a scenario does not sweep one.
 */
final class AxisColumns {
  private final List<String> names;

  private AxisColumns(List<String> names) {
    this.names = names;
  }

  static AxisColumns of(List<Results> results) {
    Set<String> names = new LinkedHashSet<>();
    results.forEach(one -> names.addAll(one.axes()));
    return new AxisColumns(List.copyOf(names));
  }

  List<String> names() {
    return names;
  }

  /** The values of one row, in the order of the columns. */
  List<String> values(List<String> axes, List<String> values) {
    List<String> fields = new ArrayList<>();
    for (String name : names) {
      int axis = axes.indexOf(name);
      fields.add(axis < 0 ? "" : values.get(axis));
    }
    return fields;
  }
}
