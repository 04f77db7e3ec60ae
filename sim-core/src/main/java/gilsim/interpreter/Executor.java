package gilsim.interpreter;

/** What runs the tasks that are handed to it: threads, a pool, an event loop. */
public interface Executor {

  /** A way in for one calling thread. */
  Submission submission();

  /** No more tasks come: its threads end once they have nothing to do. */
  default void shutdown() {}

  /** Adds which of its tasks wait for a place to run. */
  default void describe(WaitGraph graph) {}
}
