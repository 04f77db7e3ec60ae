package gilsim.metric;

/** A quantity that keeps its value between changes, and its integral over time. */
final class Level {
  private double value;
  private double area;
  private long since;

  double value() {
    return value;
  }

  void set(double next, long now) {
    area += value * (now - since);
    since = now;
    value = next;
  }

  void restart(long now) {
    area = 0;
    since = now;
  }

  /** Integral over a window that began at the last restart. */
  double area(Window window) {
    return area + value * (window.end() - since);
  }

  /** Time average over a window that began at the last restart; not a number if that is empty. */
  double average(Window window) {
    return area(window) / window.length();
  }
}
