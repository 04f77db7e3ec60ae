package gilsim.interpreter;

/** A worker thread inside a worker process: runs a task and delivers its result. */
final class DeliveringWorker implements WorkerContext {
  private final TaskInterpreter interpreter;
  private final Delivery delivery;
  private boolean delivering;

  DeliveringWorker(TaskInterpreter interpreter, Delivery delivery) {
    this.interpreter = interpreter;
    this.delivery = delivery;
  }

  @Override
  public boolean step(Task task, PythonThread thread) {
    if (!delivering) {
      if (interpreter.step(task, thread)) {
        return true;
      }
      delivering = true;
      thread.serveNobody();
      task.complete();
      delivery.begin(task);
    }
    delivering = !delivery.advance(thread);
    return delivering;
  }

  /** The next pass of a loop is its parent's to submit. */
  @Override
  public boolean finish(Task task, PythonThread thread) {
    return false;
  }
}
