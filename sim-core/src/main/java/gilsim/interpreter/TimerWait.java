package gilsim.interpreter;

/**
 * The pause of one coroutine, {@code asyncio.sleep}: the loop makes a timer before the coroutine
 * awaits; when that is due, its callback sets the future in one pass and the coroutine resumes in
 * the next. Both parts stop the loop as long as they take ({@link WaitCosts}). Sources: CPython
 * Lib/asyncio/tasks.py {@code sleep}, base_events.py {@code call_at}, futures.py {@code
 * _set_result_unless_cancelled}.
 */
final class TimerWait {
  private final EventLoop loop;
  private final Task task;
  private final EventLoop.Handle resume;
  private final EventLoop.Handle callback = this::due;
  private boolean begins;
  private boolean charged;
  private long when;
  private long since;

  /**
   * Of a coroutine.
   *
   * @param resume the loop runs it when the coroutine may go on
   */
  TimerWait(EventLoop loop, Task task, EventLoop.Handle resume) {
    this.loop = loop;
    this.task = task;
    this.resume = resume;
  }

  /** Begins a pause: it is counted from now on, before the loop's own work. */
  void begin(PythonThread thread, long time) {
    begins = true;
    when = now() + time;
    thread.compute(loop.costs().waits().timer());
  }

  /** True once after its begin: the coroutine has to await now. */
  boolean begins() {
    if (!begins) {
      return false;
    }
    begins = false;
    since = now();
    loop.callAt(when, callback);
    return true;
  }

  /** A sleep ends when it was due, however late the loop looks. */
  private boolean due(PythonThread thread) {
    charged = !charged;
    if (charged) {
      task.record().enter(EventLoop.READY, Math.max(when, since));
      thread.serve(task);
      thread.compute(loop.costs().waits().timerDue());
      return false;
    }
    thread.serveNobody();
    task.record().enter(EventLoop.READY, now());
    return resume.run(thread);
  }

  private long now() {
    return loop.environment().engine().now();
  }
}
