package gilsim.interpreter;

/**
 * What an asyncio event loop costs, nanoseconds, each at least 0; processor times at the speed of
 * the reference core.
 *
 * @param createTask creating a task
 * @param step resuming one coroutine (handle, context, send)
 * @param iteration one pass of the loop beside its handles: timers and selector book-keeping
 * @param poll time of a selector call that returns at once, spent without the GIL
 * @param timerResolution the selector rounds a time-out up to a multiple of this (epoll: 1 ms)
 * @param toThread a step that runs in a thread, in the loop: futures and callbacks beside what the
 *     thread pool costs
 * @param waits for timers and sockets
 * @param cold what a pass takes longer after other code or a wait
 */
public record LoopCosts(
    long createTask,
    long step,
    long iteration,
    long poll,
    long timerResolution,
    long toThread,
    WaitCosts waits,
    ColdPass cold) {

  /** A loop that leaves nothing to threads, or does so for free, as it waits. */
  public LoopCosts(long createTask, long step, long iteration, long poll, long timerResolution) {
    this(createTask, step, iteration, poll, timerResolution, 0, WaitCosts.NONE, ColdPass.NONE);
  }

  /** Validates the ranges. */
  public LoopCosts {
    if (createTask < 0
        || step < 0
        || iteration < 0
        || poll < 0
        || timerResolution < 0
        || toThread < 0) {
      throw new IllegalArgumentException("event loop costs must be at least 0");
    }
  }
}
