package gilsim.os;

/**
 * The timer interrupt: the instants at which slices are checked.
 *
 * @param period between two ticks, nanoseconds; ticks are at its multiples. 0: every instant
 */
record Ticks(long period) {
  /** The first tick at or after an instant. */
  long atOrAfter(long time) {
    return period == 0 ? time : Math.floorDiv(time + period - 1, period) * period;
  }

  /** A duration rounded up to whole ticks. */
  long round(long duration) {
    return atOrAfter(duration);
  }
}
