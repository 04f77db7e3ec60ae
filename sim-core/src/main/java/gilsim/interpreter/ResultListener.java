package gilsim.interpreter;

/** Who handed in a task and is told that its result is there. */
interface ResultListener {
  /**
   * A result is there, or the task was lost.
   *
   * @param by the thread that says so, which has its GIL
   */
  void resultReady(Task task, PythonThread by);
}
