package gilsim.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who held a GIL when, as the threads of the probe {@code gil} noted it: slices, gaps between two
 * holders, and to whom the lock went.
 */
final class GilTimeline {
  /** A gap this long is no hand-over but an idle or preempted program, seconds. */
  private static final double LONGEST_GAP = 2e-3;

  private final List<Stretch> stretches;

  private record Stretch(int thread, double begin, double end) {}

  /**
   * From the probe's samples.
   *
   * @param thread number of the thread of each stretch
   * @param begin when it began, seconds
   * @param end when it ended
   */
  GilTimeline(double[] thread, double[] begin, double[] end) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < thread.length; i++) {
      all.add(new Stretch((int) thread[i], begin[i], end[i]));
    }
    all.sort(Comparator.comparingDouble(Stretch::begin));
    stretches = joined(all);
  }

  /** From a run of the probe. */
  static GilTimeline of(ProbeRun run) {
    return new GilTimeline(run.get("thread"), run.get("begin"), run.get("end"));
  }

  /** A thread that was preempted with the lock and went on has one slice, not two. */
  private static List<Stretch> joined(List<Stretch> sorted) {
    List<Stretch> joined = new ArrayList<>();
    for (Stretch next : sorted) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).thread() == next.thread()) {
        joined.set(last, new Stretch(next.thread(), joined.get(last).begin(), next.end()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  /**
   * Seconds from the end of one holder's slice to the begin of the next one's. The first and the
   * last stretch of a thread are cut off by the begin and the end of the probe, gaps beside them
   * are whole.
   */
  double[] gaps() {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < stretches.size(); i++) {
      double gap = stretches.get(i).begin() - stretches.get(i - 1).end();
      if (gap >= 0 && gap < LONGEST_GAP) {
        gaps.add(gap);
      }
    }
    return gaps.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Seconds that each whole slice lasted. */
  double[] slices() {
    return stretches.stream()
        .skip(1)
        .limit(Math.max(0, stretches.size() - 2))
        .mapToDouble(s -> s.end() - s.begin())
        .toArray();
  }

  /** How many changes of holder had a holder two turns before. */
  int switches() {
    return Math.max(0, stretches.size() - 2);
  }

  /** How many of them went back to the holder of two turns before. */
  int returns() {
    int returns = 0;
    for (int i = 2; i < stretches.size(); i++) {
      returns += stretches.get(i).thread() == stretches.get(i - 2).thread() ? 1 : 0;
    }
    return returns;
  }
}
