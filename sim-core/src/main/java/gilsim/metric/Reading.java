package gilsim.metric;

/** How a metric's value follows from a probe. */
@FunctionalInterface
interface Reading<P extends Probe> {
  /** The index that stands for the whole run, where a metric also exists per kind of task. */
  int WHOLE_RUN = -1;

  /**
   * The value at the end of a run.
   *
   * @param index which device, lock or kind of task; {@link #WHOLE_RUN} if it is about none
   * @return not a number, or infinite, if the metric does not apply to the run
   */
  double read(P probe, int index, Window window);
}
