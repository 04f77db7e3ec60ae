package gilsim.interpreter;

/** Where a loop that increments can be stopped, and where it is when it has run for so long. */
sealed interface LoopStops permits ChanceStops, TickStops {
  /**
   * Where it is stopped.
   *
   * @param passes how many it has run for, by its time, at least 0
   */
  LoopStop after(double passes);

  /**
   * Time from one check point that frees the GIL of its own accord to the next, reference
   * nanoseconds.
   *
   * @param usual that of other code
   */
  default double checkInterval(double usual) {
    return usual;
  }
}
