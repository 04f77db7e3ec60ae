package gilsim.metric;

/**
 * The part of a run that counts.
 *
 * @param begin end of the warm-up, nanoseconds
 * @param end of the run, nanoseconds, not before the begin
 * @param unfinished tasks that are in the system at the end
 * @param context of the run
 */
record Window(long begin, long end, long unfinished, MetricContext context) {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double SECONDS_PER_HOUR = 3600;

  /** Length of the window, nanoseconds. */
  long length() {
    return end - begin;
  }

  /** Length of the window, seconds. */
  double seconds() {
    return seconds(length());
  }

  /** Length of the window, hours. */
  double hours() {
    return seconds() / SECONDS_PER_HOUR;
  }

  static double seconds(double nanoseconds) {
    return nanoseconds / NANOS_PER_SECOND;
  }
}
