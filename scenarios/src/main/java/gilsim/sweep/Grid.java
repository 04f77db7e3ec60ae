package gilsim.sweep;

import gilsim.form.MapNode;
import gilsim.form.Node;
import gilsim.scenario.SweepAxis;
import gilsim.scenario.TreePath;
import gilsim.scenario.YamlPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The points of a sweep: every combination of the axes, the first axis slowest. Zipped axes move
 * together and count as one, at the place of the first of them.
 */
final class Grid {
  private final List<SweepAxis> axes;
  private final List<List<SweepAxis>> groups = new ArrayList<>();
  private final List<String> shortNames;

  Grid(List<SweepAxis> axes) {
    this.axes = axes;
    List<SweepAxis> zipped = axes.stream().filter(SweepAxis::zipped).toList();
    boolean zippedIsIn = false;
    for (SweepAxis axis : axes) {
      if (!axis.zipped()) {
        groups.add(List.of(axis));
      } else if (!zippedIsIn) {
        groups.add(zipped);
        zippedIsIn = true;
      }
    }
    shortNames = shortNames(paths());
  }

  /** Paths of the axes, in order. */
  List<String> paths() {
    return axes.stream().map(SweepAxis::path).toList();
  }

  /** Number of points; {@link Long#MAX_VALUE} / 2 if there are more. */
  long size() {
    double size = 1;
    for (List<SweepAxis> group : groups) {
      size *= group.get(0).values().size();
    }
    return size > 1e15 ? Long.MAX_VALUE / 2_000_000 : (long) size;
  }

  /** All points, in order. Only for a {@link #size()} that fits into memory. */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      List<String> values = new ArrayList<>();
      StringBuilder id = new StringBuilder();
      for (int a = 0; a < axes.size(); a++) {
        String value = print(value(axes.get(a), i));
        values.add(value);
        id.append(a == 0 ? "" : ",").append(shortNames.get(a)).append('=').append(value);
      }
      points.add(new Point(i, axes.isEmpty() ? "base" : id.toString(), values));
    }
    return points;
  }

  private static String print(Node value) {
    return value instanceof gilsim.form.TextNode text ? text.text() : YamlPrinter.flow(value);
  }

  private Node value(SweepAxis axis, int point) {
    long stride = 1;
    for (int g = groups.size() - 1; g >= 0; g--) {
      List<SweepAxis> group = groups.get(g);
      int length = group.get(0).values().size();
      if (group.contains(axis)) {
        return axis.values().get((int) (point / stride % length));
      }
      stride *= length;
    }
    throw new IllegalArgumentException("not an axis of this grid: " + axis.path());
  }

  /** Axes whose values make no difference to any cell. */
  List<SweepAxis> idle(List<Cell> cells) {
    List<SweepAxis> idle = new ArrayList<>();
    int stride = 1;
    for (int g = groups.size() - 1; g >= 0; g--) {
      int length = groups.get(g).get(0).values().size();
      if (length > 1 && !differs(cells, stride, length)) {
        idle.addAll(groups.get(g));
      }
      stride *= length;
    }
    return idle;
  }

  /** Whether two cells differ that have everything but one coordinate in common. */
  private static boolean differs(List<Cell> cells, int stride, int length) {
    Map<String, String> keys = new HashMap<>();
    for (Cell cell : cells) {
      int point = cell.point().index();
      int others = point - point / stride % length * stride;
      String earlier = keys.putIfAbsent(others + " " + cell.strategy(), cell.key());
      if (earlier != null && !earlier.equals(cell.key())) {
        return true;
      }
    }
    return false;
  }

  /** The raw scenario at a point. */
  MapNode apply(Point point, MapNode raw, MapNode resolved) {
    MapNode changed = raw;
    for (SweepAxis axis : axes) {
      changed =
          new TreePath(axis.path(), axis.position())
              .set(changed, resolved, value(axis, point.index()));
    }
    return changed;
  }

  /** The last words of the paths that tell them apart. */
  private static List<String> shortNames(List<String> paths) {
    for (int words = 1; words <= 3; words++) {
      int count = words;
      List<String> names = paths.stream().map(path -> last(path, count)).toList();
      Set<String> different = new HashSet<>(names);
      if (different.size() == names.size()) {
        return names;
      }
    }
    return paths;
  }

  private static String last(String path, int words) {
    String[] parts = path.split("\\.");
    int from = Math.max(0, parts.length - words);
    return String.join(".", List.of(parts).subList(from, parts.length));
  }
}
