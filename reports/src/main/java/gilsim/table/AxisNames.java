package gilsim.table;

import java.util.List;
import java.util.stream.IntStream;

/** Short names of sweep axes for headings and labels. */
public final class AxisNames {
  private AxisNames() {}

  /**
   * The last part of every path ({@code machine.cores} becomes {@code cores}) where that is
   * unambiguous, else the last two parts, else the whole path.
   */
  public static List<String> shorten(List<String> axes) {
    return axes.stream().map(axis -> shortest(axis, axes)).toList();
  }

  /**
   * Each name with its value: {@code cores = 4}.
   *
   * @param names of axes, short or not
   * @param values one for each
   */
  public static List<String> equations(List<String> names, List<String> values) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + " = " + values.get(i))
        .toList();
  }

  private static String shortest(String axis, List<String> axes) {
    for (int parts = 1; parts <= 2; parts++) {
      String tail = tail(axis, parts);
      int count = parts;
      if (axes.stream().filter(other -> tail(other, count).equals(tail)).count() == 1) {
        return tail;
      }
    }
    return axis;
  }

  private static String tail(String axis, int parts) {
    String[] all = axis.split("\\.");
    int from = Math.max(0, all.length - parts);
    return String.join(".", List.of(all).subList(from, all.length));
  }
}
