package gilsim.interpreter;

/**
 * One call of {@code loop.run_in_executor}. The loop submits a step to its default executor; a
 * worker runs it, then puts a callback into the loop's ready queue and writes a byte into the
 * loop's pipe ({@code call_soon_threadsafe}), which ends the selector's wait; the callback sets the
 * future in one pass, and the coroutine resumes in the next. Sources: CPython
 * Lib/asyncio/base_events.py {@code run_in_executor}, Lib/asyncio/futures.py {@code _chain_future},
 * Lib/asyncio/selector_events.py {@code _write_to_self}.
 *
 * <p>While the call waits for a worker, and when its result waits for the loop, the task waits for
 * its turn; meanwhile its time is the worker's.
 */
final class ThreadedCall {
  /** Share of the loop's own work before the step runs (assumed: equal parts). */
  private static final double BEFORE = 0.5;

  private enum Work {
    RUN,
    NOTIFY,
    DONE
  }

  private final EventLoop loop;
  private final Task task;
  private final Instruction step;
  private final EventLoop.Handle resume;
  private boolean prepared;
  private boolean handedOver;
  private boolean charged;
  private Work work = Work.RUN;

  /**
   * A call that has not begun.
   *
   * @param step what a worker runs
   * @param resume the loop runs it when the coroutine may go on
   */
  ThreadedCall(EventLoop loop, Task task, Instruction step, EventLoop.Handle resume) {
    this.loop = loop;
    this.task = task;
    this.step = step;
    this.resume = resume;
  }

  /** Goes on with the submission in the loop's thread; true once the coroutine has to await. */
  boolean advance(PythonThread thread) {
    if (!prepared) {
      prepared = true;
      thread.compute(loop.costs().toThread() * BEFORE);
      return false;
    }
    if (!handedOver) {
      handedOver = true;
      // A worker may begin while the loop still submits.
      thread.serveNobody();
      enterReady();
      loop.defaultExecutor().submit(task, this);
    }
    return loop.defaultExecutor().submission().advance(thread);
  }

  /** Goes on in a worker; false if it is done and nothing was started. */
  boolean run(PythonThread worker) {
    switch (work) {
      case RUN -> {
        work = Work.NOTIFY;
        start(worker);
      }
      case NOTIFY -> {
        work = Work.DONE;
        worker.serveNobody();
        enterReady();
        loop.callSoon(this::setFuture);
        worker.call(
            loop.defaultExecutor().pipe().write(),
            loop.environment().interpreter().threads().call());
      }
      case DONE -> {
        return false;
      }
    }
    return true;
  }

  private void start(PythonThread worker) {
    if (!WorkSteps.start(step, task, worker, loop.environment().scale())) {
      worker.io(step.operand(), TaskInterpreter.bytes(task, step), step.argument(), task);
    }
  }

  private void enterReady() {
    task.record().enter(EventLoop.READY, loop.environment().engine().now());
  }

  private boolean setFuture(PythonThread thread) {
    if (!charged) {
      charged = true;
      thread.compute(loop.costs().toThread() * (1 - BEFORE));
      return false;
    }
    return resume.run(thread);
  }
}
