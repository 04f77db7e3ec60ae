package gilsim.interpreter;

/** A thread inside a worker process that runs one task, or one pass of it, and ends. */
final class DeliveringThread implements ThreadProgram {
  private enum State {
    READY,
    SERVE,
    RUN
  }

  private final Task task;
  private final WorkerContext worker;
  private final TaskLedger ledger;
  private State state = State.READY;

  DeliveringThread(Task task, WorkerContext worker, TaskLedger ledger) {
    this.task = task;
    this.worker = worker;
    this.ledger = ledger;
  }

  @Override
  public void step(PythonThread thread) {
    switch (state) {
      case READY -> {
        state = State.SERVE;
        if (task.atStart()) {
          ledger.workerReady();
        }
      }
      case SERVE -> {
        state = State.RUN;
        thread.serve(task);
      }
      case RUN -> {
        if (!worker.step(task, thread)) {
          thread.exit();
        }
      }
    }
  }
}
