package gilsim.os;

/**
 * The timer interrupt: the instants at which slices are checked.
 *
 * @param period between two ticks, nanoseconds; 0: every instant
 * @param phase by how much the ticks are later than the multiples of the period, at least 0
 */
record Ticks(long period, long phase) {
  /** The first tick at or after an instant. */
  long atOrAfter(long time) {
    return period == 0 ? time : Math.floorDiv(time - phase + period - 1, period) * period + phase;
  }

  /** A duration rounded up to whole ticks. */
  long round(long duration) {
    return period == 0 ? duration : Math.floorDiv(duration + period - 1, period) * period;
  }
}
