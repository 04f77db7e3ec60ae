package gilsim.interpreter;

import java.util.List;
import java.util.OptionalLong;

/**
 * In what the event loops of asyncio and of gevent differ.
 *
 * @param costs of the loop and its tasks
 * @param memory each task from its creation to its end, bytes
 * @param passLimit how long after the selector's return one pass still goes on with callbacks that
 *     were added while it runs, nanoseconds, looked at after every {@link #CALLBACKS_PER_CHECK} of
 *     them; empty: it runs exactly those that are there at its begin
 * @param toThread steps that run in the loop's default executor
 */
public record LoopRules(
    LoopCosts costs, double memory, OptionalLong passLimit, List<ThreadedStep> toThread) {
  /** {@code CALLBACK_CHECK_COUNT} in gevent's libev/corecext.pyx and _ffi/loop.py. */
  static final int CALLBACKS_PER_CHECK = 50;

  /** {@code gevent.getswitchinterval()} where Python has none, 5 ms (gevent __init__.py). */
  private static final long WITHOUT_SWITCH_INTERVAL = 5_000_000;

  /** Copies the list. */
  public LoopRules {
    toThread = List.copyOf(toThread);
  }

  /** {@code asyncio}: new callbacks wait for the next pass. */
  public static LoopRules asyncio(InterpreterSpec interpreter, List<ThreadedStep> toThread) {
    return new LoopRules(
        interpreter.loop(), interpreter.memory().task(), OptionalLong.empty(), toThread);
  }

  /**
   * {@code gevent}: new callbacks run in the same pass, for one switch interval; an event of the
   * selector switches straight into the greenlet that waits for it.
   */
  public static LoopRules gevent(InterpreterSpec interpreter) {
    GreenletCosts greenlet = interpreter.greenlet();
    return new LoopRules(
        new LoopCosts(
            greenlet.spawn(),
            greenlet.change(),
            greenlet.iteration(),
            greenlet.poll(),
            greenlet.timerResolution(),
            0,
            new WaitCosts(greenlet.timer(), 0, 0, 0),
            ColdPass.NONE),
        greenlet.memory(),
        OptionalLong.of(passLimit(interpreter.gil())),
        List.of());
  }

  /** What Python 2.7 switches after is a number of ticks, which gevent does not look at. */
  private static long passLimit(GilSpec gil) {
    return gil.policy() == GilPolicy.TICKS ? WITHOUT_SWITCH_INTERVAL : gil.switchInterval();
  }

  /** Whether a thread runs this instruction. */
  boolean threaded(Instruction instruction) {
    return !toThread.isEmpty() && toThread.stream().anyMatch(step -> step.matches(instruction));
  }

  /** Whether a lock is the first waiter's as soon as it is released, so that nobody overtakes. */
  boolean grantsAtRelease() {
    return passLimit.isEmpty();
  }
}
