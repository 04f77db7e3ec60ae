package gilsim.interpreter;

/** Hands tasks to an executor, one after another, on behalf of one calling thread. */
public interface Submission {
  /** Begins to hand over a task; the last one must be finished. */
  void begin(Task task);

  /**
   * Goes on with it on the calling thread.
   *
   * @return true if it is finished and nothing was started
   */
  boolean advance(PythonThread caller);
}
