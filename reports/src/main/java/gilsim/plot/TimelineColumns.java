package gilsim.plot;

import gilsim.timeline.Slice;
import gilsim.timeline.SliceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Slices of one row, made coarse enough to be drawn. */
final class TimelineColumns {
  /** About as many as a picture of twice its nominal size has pixels. */
  private static final int COLUMNS = 1600;

  private static final int NOTHING = SliceKind.values().length;

  private TimelineColumns() {}

  /**
   * The slices themselves if they are few; else as many columns as can be told apart, each of the
   * kind that lasts longest in it, equal neighbours joined.
   *
   * @param slices in the order of time, within the borders
   */
  static List<Slice> of(List<Slice> slices, long from, long to) {
    if (slices.size() <= COLUMNS) {
      return slices;
    }
    double width = (double) (to - from) / COLUMNS;
    double[][] lasts = new double[COLUMNS][NOTHING + 1];
    for (double[] column : lasts) {
      column[NOTHING] = width;
    }
    for (Slice slice : slices) {
      int first = column(slice.begin() - from, width);
      int last = column(slice.end() - from, width);
      for (int i = first; i <= last; i++) {
        double begin = Math.max(slice.begin() - from, i * width);
        double end = Math.min(slice.end() - from, (i + 1) * width);
        double part = Math.max(0, end - begin);
        lasts[i][slice.kind().ordinal()] += part;
        lasts[i][NOTHING] -= part;
      }
    }
    return joined(slices.get(0), lasts, from, width);
  }

  private static int column(long offset, double width) {
    return (int) Math.min(COLUMNS - 1, (long) (offset / width));
  }

  private static List<Slice> joined(Slice any, double[][] lasts, long from, double width) {
    List<Slice> joined = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= COLUMNS; i++) {
      int kind = longest(lasts[begin]);
      if (i == COLUMNS || longest(lasts[i]) != kind) {
        if (kind != NOTHING) {
          SliceKind shown = SliceKind.values()[kind];
          long first = from + Math.round(begin * width);
          long last = from + Math.round(i * width);
          joined.add(new Slice(any.row(), shown, shown.label(), first, last, Map.of()));
        }
        begin = i;
      }
    }
    return joined;
  }

  private static int longest(double[] column) {
    int longest = 0;
    for (int i = 1; i < column.length; i++) {
      longest = column[i] > column[longest] ? i : longest;
    }
    return longest;
  }
}
