package gilsim.cli;

import java.util.Locale;

/**
 * How far a batch is, in words.
 *
 * @param finished runs simulated so far
 * @param planned runs to simulate, as far as is known
 * @param mayGrow whether more runs may turn out to be needed
 * @param failed runs that failed or left work undone
 * @param seconds since the batch began
 */
record ProgressText(long finished, long planned, boolean mayGrow, long failed, double seconds) {
  private static final int LONGEST_BAR = 30;
  private static final int SHORTEST_BAR = 5;

  /** Seconds; before, the JVM is still warming up and everything seems to take very long. */
  private static final double FIRST_ESTIMATE = 2;

  /** One line without a bar. */
  String line() {
    return finished
        + (mayGrow ? " of at least " : " of ")
        + planned
        + " runs, "
        + percent()
        + " %, "
        + time(seconds)
        + " gone"
        + left()
        + failures();
  }

  /** One line that begins with a bar and is not longer than so many characters. */
  String bar(int columns) {
    String text =
        percent()
            + " %  "
            + finished
            + "/"
            + planned
            + (mayGrow ? "+" : "")
            + " runs"
            + left()
            + failures();
    int length = Math.min(LONGEST_BAR, columns - text.length() - 4);
    if (length >= SHORTEST_BAR) {
      int full = (int) Math.min(length, length * finished / Math.max(1, planned));
      text = "[" + "#".repeat(full) + ".".repeat(length - full) + "] " + text;
    }
    return text.substring(0, Math.min(text.length(), Math.max(0, columns - 1)));
  }

  /** Never 100 before the end. */
  private long percent() {
    return planned == 0 ? 0 : Math.min(finished < planned ? 99 : 100, 100 * finished / planned);
  }

  private String left() {
    if (finished == 0 || seconds < FIRST_ESTIMATE) {
      return "";
    }
    double left = seconds / finished * Math.max(0, planned - finished);
    return ", " + (mayGrow ? "at least " : "about ") + time(left) + " left";
  }

  private String failures() {
    return failed == 0 ? "" : ", " + failed + " failed";
  }

  /** {@code 12 s}, {@code 3 min 05 s}, {@code 2 h 07 min}. */
  static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    long minutes = Math.round(whole / 60.0);
    return String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
