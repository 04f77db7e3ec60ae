package gilsim.interpreter;

/**
 * What a coroutine's wait costs an asyncio event loop beside its passes, the calls that read and
 * write and the coroutine's resumption, nanoseconds at the speed of the reference core, each at
 * least 0.
 *
 * @param timer before the wait for a timer: future, handle and heap (Lib/asyncio/tasks.py {@code
 *     sleep}, base_events.py {@code call_at})
 * @param timerDue after it: the callback, and what cancels the handle
 * @param socket before the wait for a socket: a first, failing read, future, and the selector's
 *     registration (selector_events.py {@code sock_recv}, {@code _add_reader})
 * @param socketReady after it: the callback, and the end of the registration ({@code
 *     _sock_read_done})
 */
public record WaitCosts(long timer, long timerDue, long socket, long socketReady) {
  /** Waits for free. */
  public static final WaitCosts NONE = new WaitCosts(0, 0, 0, 0);

  /** Validates the ranges. */
  public WaitCosts {
    if (timer < 0 || timerDue < 0 || socket < 0 || socketReady < 0) {
      throw new IllegalArgumentException("costs of waits must be at least 0");
    }
  }
}
