package gilsim.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the rows and slices of a timeline in memory, for a picture. */
public final class TimelineRecorder implements TimelineSink {
  private static final Comparator<TimelineRow> ORDER =
      Comparator.comparingInt(TimelineRow::process)
          .thenComparing(TimelineRow::kind)
          .thenComparingInt(TimelineRow::number);

  private final Map<TimelineRow, List<Slice>> slices = new LinkedHashMap<>();
  private final Map<TimelineRow, List<Long>> losses = new HashMap<>();

  @Override
  public void row(TimelineRow row) {
    slices.put(row, new ArrayList<>());
  }

  @Override
  public void slice(Slice slice) {
    slices.get(slice.row()).add(slice);
  }

  @Override
  public void lost(TimelineRow row, String what, long at) {
    losses.computeIfAbsent(row, key -> new ArrayList<>()).add(at);
  }

  /** When something was lost for good in a row, nanoseconds of simulated time. */
  public List<Long> losses(TimelineRow row) {
    return List.copyOf(losses.getOrDefault(row, List.of()));
  }

  /** All rows: hardware threads, then each process with its GILs and threads. */
  public List<TimelineRow> rows() {
    return slices.keySet().stream().sorted(ORDER).toList();
  }

  /** The slices of a row, in the order of time. */
  public List<Slice> slices(TimelineRow row) {
    return List.copyOf(slices.get(row));
  }
}
