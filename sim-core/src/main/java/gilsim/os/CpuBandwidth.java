package gilsim.os;

/**
 * Decides whether processors may run the threads of the container, whose CPU time is limited
 * (Linux: CFS bandwidth control, kernel/sched/fair.c; Turner, Rao and Rao 2010).
 *
 * <p>A processor that may not go on is throttled ({@link Processor#throttle}) and runs again once
 * there is time for it ({@link Processor#unthrottle}). Refills come at the multiples of the period,
 * the first at time 0.
 */
interface CpuBandwidth {
  /**
   * A processor is about to run something.
   *
   * @return false: it is throttled from now on; it will be told when it may run
   */
  boolean start(Processor processor);

  /** A processor has nothing to run any more, or gave its thread away. */
  void stop(Processor processor);

  /** What an operating system's specification asks for. */
  static CpuBandwidth of(OperatingSystem os) {
    return os.spec()
        .group()
        .quota()
        .map(
            quota ->
                os.spec().bandwidth().slice() == 0
                    ? new PooledBandwidth(os, quota)
                    : new SlicedBandwidth(os, quota))
        .orElse(UNLIMITED);
  }

  /** No quota. */
  CpuBandwidth UNLIMITED =
      new CpuBandwidth() {
        @Override
        public boolean start(Processor processor) {
          return true;
        }

        @Override
        public void stop(Processor processor) {}
      };
}
