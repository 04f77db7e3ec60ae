package gilsim.interpreter;

/**
 * The rules by which a GIL changes hands. Adding one: a class that implements {@code Gil} or {@code
 * HandOver}, and a line here.
 */
public enum GilPolicy {
  /**
   * CPython 3.2 and later: timed wait, drop request after a switch-free interval, forced switch.
   */
  STANDARD(
      "standard",
      (spec, index, environment) ->
          new SwitchIntervalGil(
              spec, index, environment, new StandardHandOver(spec, index, environment))),
  /** The same with a queue instead of a choice that is left to the kernel. */
  FIFO(
      "fifo",
      (spec, index, environment) ->
          new SwitchIntervalGil(spec, index, environment, new FifoHandOver())),
  /** The same with priority for threads that come back from blocking calls. */
  IO_PRIORITY(
      "io-priority",
      (spec, index, environment) ->
          new SwitchIntervalGil(
              spec,
              index,
              environment,
              new IoPriorityHandOver(new StandardHandOver(spec, index, environment)))),
  /** Python 2: the lock is freed for a moment every 100 ticks. */
  TICKS("ticks", TickGil::new),
  /** Free-threaded builds: no lock, but collections that stop all threads. */
  NONE("none", NoGil::new);

  /** Makes the lock of one interpreter. */
  @FunctionalInterface
  private interface Factory {
    Gil create(GilSpec spec, int index, Environment environment);
  }

  private final String label;
  private final Factory factory;

  GilPolicy(String label, Factory factory) {
    this.label = label;
    this.factory = factory;
  }

  /** The lock of the interpreter with this number. */
  Gil create(GilSpec spec, int index, Environment environment) {
    return factory.create(spec, index, environment);
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
