package gilsim.plot;

import gilsim.store.Results;
import gilsim.table.AxisNames;
import java.util.ArrayList;
import java.util.List;

/**
 * A point of the sweep that a plot of single points shows.
 *
 * @param id the point's id
 * @param label its values for people; empty without a sweep
 */
record PointChoice(String id, String label) {
  private static final int FEW = 4;

  /** All points if there are few, else the first and the last. */
  static List<PointChoice> of(Results results) {
    List<PointChoice> all = new ArrayList<>();
    results.points().forEach((id, values) -> all.add(new PointChoice(id, label(results, values))));
    return all.size() <= FEW ? all : List.of(all.get(0), all.get(all.size() - 1));
  }

  /** What a caption says about points that are not drawn; empty if all are. */
  static String caption(Results results) {
    int points = results.points().size();
    return points <= FEW
        ? ""
        : " The first and the last of " + points + " sweep points; the tables have all.";
  }

  private static String label(Results results, List<String> values) {
    return String.join(", ", AxisNames.equations(AxisNames.shorten(results.axes()), values));
  }
}
