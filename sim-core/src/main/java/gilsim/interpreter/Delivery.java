package gilsim.interpreter;

/**
 * What follows the last step of a task that ran inside a worker, on the thread that ran it: its
 * result goes to whoever waits for it. Each such thread has one of its own.
 */
interface Delivery {
  /** Begins to deliver the result of a task, whose end is recorded. */
  void begin(Task task);

  /**
   * Goes on with it.
   *
   * @return true if it is over and nothing was started
   */
  boolean advance(PythonThread thread);
}
