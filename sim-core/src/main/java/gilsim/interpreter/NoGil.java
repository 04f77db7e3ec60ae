package gilsim.interpreter;

/**
 * A free-threaded interpreter (PEP 703): threads are attached or detached, and any number of them
 * may be attached at once. Attaching is one compare-and-swap (Python/pystate.c {@code
 * _PyThreadState_Attach}), part of the cost of a call.
 */
final class NoGil implements Gil {
  @Override
  public long signalCost() {
    return 0;
  }

  @Override
  public boolean locked() {
    return false;
  }

  @Override
  public boolean requested() {
    return false;
  }

  @Override
  public long switchNumber() {
    return 0;
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    return 0;
  }

  @Override
  public Drop drop(PythonThread thread) {
    return Drop.QUIET;
  }

  @Override
  public void leave(PythonThread thread) {}

  @Override
  public long enqueue(GilWaiter waiter) {
    throw new IllegalStateException("nobody waits where there is no lock");
  }

  @Override
  public void timedOut(GilWaiter waiter) {}

  @Override
  public void waitedInVain(GilWaiter waiter) {}
}
