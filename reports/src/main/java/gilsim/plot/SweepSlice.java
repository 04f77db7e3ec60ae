package gilsim.plot;

import gilsim.store.Results;
import gilsim.table.AxisNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points of a sweep that differ along one axis only (and along axes that are swept together with
 * it), for a plot against that axis.
 *
 * @param held what is constant, for people, e.g. {@code count = 8}; empty if nothing else varies
 * @param points point ids by printed value of the axis
 */
record SweepSlice(String held, Map<String, String> points) {
  /** More small multiples than this are not drawn. */
  static final int MOST_PANELS = 4;

  /**
   * The slices along an axis with at least two points. Empty if the axis has one value, or if an
   * earlier axis is swept together with it and its plot shows the same.
   */
  static List<SweepSlice> along(Results results, int axis) {
    List<Integer> others = new ArrayList<>();
    for (int other = 0; other < results.axes().size(); other++) {
      if (other == axis) {
        continue;
      }
      boolean follows = determines(results, axis, other);
      if (other < axis && follows && determines(results, other, axis)) {
        return List.of();
      }
      if (!follows) {
        others.add(other);
      }
    }
    Map<List<String>, Map<String, String>> groups = new LinkedHashMap<>();
    results
        .points()
        .forEach(
            (point, values) ->
                groups
                    .computeIfAbsent(
                        others.stream().map(values::get).toList(), key -> new LinkedHashMap<>())
                    .putIfAbsent(values.get(axis), point));
    List<String> names = AxisNames.shorten(results.axes());
    List<SweepSlice> slices = new ArrayList<>();
    groups.forEach(
        (values, points) -> {
          if (points.size() > 1) {
            slices.add(new SweepSlice(held(names, others, values), points));
          }
        });
    return slices;
  }

  /** At most {@link #MOST_PANELS} of some things, evenly spread, the first and last among them. */
  static <T> List<T> some(List<T> all) {
    if (all.size() <= MOST_PANELS) {
      return all;
    }
    List<T> some = new ArrayList<>();
    for (int i = 0; i < MOST_PANELS; i++) {
      some.add(all.get(i * (all.size() - 1) / (MOST_PANELS - 1)));
    }
    return some;
  }

  /** Names of the axes that change along with an axis, itself left out. */
  static List<String> sweptTogether(Results results, int axis) {
    Set<String> names = new LinkedHashSet<>();
    for (int other = 0; other < results.axes().size(); other++) {
      long values = distinct(results, other);
      if (other != axis && values > 1 && determines(results, axis, other)) {
        names.add(AxisNames.shorten(results.axes()).get(other));
      }
    }
    return List.copyOf(names);
  }

  private static long distinct(Results results, int axis) {
    return results.points().values().stream().map(values -> values.get(axis)).distinct().count();
  }

  /** Whether every value of one axis comes with one value of another only. */
  private static boolean determines(Results results, int axis, int other) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (List<String> values : results.points().values()) {
      String before = seen.putIfAbsent(values.get(axis), values.get(other));
      if (before != null && !before.equals(values.get(other))) {
        return false;
      }
    }
    return true;
  }

  private static String held(List<String> names, List<Integer> axes, List<String> values) {
    return String.join(", ", AxisNames.equations(axes.stream().map(names::get).toList(), values));
  }
}
