package gilsim.interpreter;

/**
 * What gevent's hub and its greenlets cost, each at least 0; processor times in nanoseconds at the
 * speed of the reference core.
 *
 * @param spawn creating a greenlet and handing it to the hub
 * @param change resuming one greenlet: the hub's callback and the switches there and back
 * @param iteration one pass of the hub beside its callbacks: watchers and timers
 * @param poll time of a selector call that returns at once, spent without the GIL
 * @param timerResolution the selector rounds a time-out up to a multiple of this
 * @param timer what a sleep costs before it begins, if it is longer than 0: a watcher and its start
 * @param memory each greenlet from its creation to its end, bytes
 */
public record GreenletCosts(
    long spawn,
    long change,
    long iteration,
    long poll,
    long timerResolution,
    long timer,
    double memory) {

  /** Greenlets whose timers are free. */
  public GreenletCosts(
      long spawn, long change, long iteration, long poll, long timerResolution, double memory) {
    this(spawn, change, iteration, poll, timerResolution, 0, memory);
  }

  /** Validates the ranges. */
  public GreenletCosts {
    if (spawn < 0
        || change < 0
        || iteration < 0
        || poll < 0
        || timerResolution < 0
        || timer < 0
        || !(memory >= 0)) {
      throw new IllegalArgumentException("costs of greenlets must be at least 0");
    }
  }

  /** Greenlets that cost nothing. */
  public static GreenletCosts none() {
    return new GreenletCosts(0, 0, 0, 0, 0, 0);
  }
}
