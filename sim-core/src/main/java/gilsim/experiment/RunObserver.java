package gilsim.experiment;

import gilsim.trace.TraceListener;

/** Somebody who follows one replication event by event. */
@FunctionalInterface
public interface RunObserver {
  /**
   * The replication is about to begin.
   *
   * @param stop ends the replication after the current event, for one who has seen enough
   * @return what hears the events
   */
  TraceListener begin(Runnable stop);
}
