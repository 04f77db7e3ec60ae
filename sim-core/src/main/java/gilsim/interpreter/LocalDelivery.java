package gilsim.interpreter;

/**
 * Delivers the results of tasks inside a worker: those of tasks that were submitted there are set
 * in a future of the same process, and only what came from the parent goes back to it.
 */
final class LocalDelivery implements Delivery {
  private final OwnExecutors own;
  private final Delivery toParent;
  private Task task;
  private boolean local;

  LocalDelivery(OwnExecutors own, Delivery toParent) {
    this.own = own;
    this.toParent = toParent;
  }

  @Override
  public void begin(Task ended) {
    task = ended;
    local = own.has(ended);
    if (!local) {
      toParent.begin(ended);
    }
  }

  @Override
  public boolean advance(PythonThread thread) {
    if (local) {
      task.resultReady(thread);
      return true;
    }
    return toParent.advance(thread);
  }
}
