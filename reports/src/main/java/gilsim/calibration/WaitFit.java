package gilsim.calibration;

import gilsim.hardware.Cooling;
import gilsim.interpreter.ColdPass;
import java.util.Optional;

/**
 * What waits for timers and sockets cost an event loop, and what a pass after other code. The part
 * before a wait is measured by itself; the part after it is what the whole leaves, so that their
 * sum is right.
 */
final class WaitFit {
  private static final String BEFORE =
      "processor time of a coroutine from its call to its wait, after other Python code: ";

  /** The default of {@code loop.cold.within}, which no probe measures, seconds. */
  private static final double WITHIN = ColdPass.NONE.within() / 1e9;

  private final Rounds rounds;
  private final Draft draft;

  WaitFit(Rounds rounds, Draft draft) {
    this.rounds = rounds;
    this.draft = draft;
  }

  /**
   * Puts in what the rounds say.
   *
   * @param step what {@code loop.step} is known by
   */
  void apply(Estimate step) {
    cold();
    Optional<Estimate> sleep = rounds.median(ThreadFit.LOOP, "sleep");
    Optional<Estimate> sleepBegin = rounds.median(ThreadFit.LOOP, "sleep-begin");
    if (sleep.isPresent() && sleepBegin.isPresent()) {
      draft.measured("loop.timer-wait", Unit.TIME, sleepBegin.get(), BEFORE + "asyncio.sleep");
      double rest = sleepBegin.get().value() - step.value();
      draft.measured(
          "loop.timer-wake",
          Unit.TIME,
          rest(sleep.get(), rest),
          "a sleep that is over at once takes "
              + Printed.time(sleep.get().value())
              + " longer than two of 0; with one loop.step, less loop.timer-wait");
    }
    Optional<Estimate> read = rounds.median(ThreadFit.LOOP, "read");
    Optional<Estimate> readBegin = rounds.median(ThreadFit.LOOP, "read-begin");
    if (read.isPresent() && readBegin.isPresent()) {
      draft.measured("loop.socket-wait", Unit.TIME, readBegin.get(), BEFORE + "loop.sock_recv");
      double rest = readBegin.get().value() + step.value() + draft.seconds("threads.call");
      draft.measured(
          "loop.socket-wake",
          Unit.TIME,
          rest(read.get(), rest),
          "a byte for a coroutine in loop.sock_recv, which waits again, takes "
              + Printed.time(read.get().value())
              + " of the loop beside its passes; less loop.socket-wait, loop.step and"
              + " threads.call");
    }
  }

  /** Hot and cold passes are one yield each, so what they differ by is the cold. */
  private void cold() {
    Optional<Estimate> hot = rounds.median(ThreadFit.LOOP, "one");
    Optional<Estimate> cold = rounds.median(ThreadFit.LOOP, "cold");
    Optional<Estimate> after = rounds.median(ThreadFit.LOOP, "cold-after");
    if (hot.isEmpty() || cold.isEmpty() || after.isEmpty()) {
      return;
    }
    double share = Cooling.share(after.get().value(), WITHIN);
    draft.measured(
        "loop.cold.most",
        Unit.TIME,
        cold.get().minus(hot.get()).atLeast(0).map(v -> v / share),
        "processor time of await sleep(0) after other Python code of "
            + Printed.time(after.get().value())
            + " ("
            + Printed.time(cold.get().value())
            + "), less that of many at once");
  }

  private static Estimate rest(Estimate whole, double known) {
    return whole.map(v -> Math.max(0, v - known));
  }
}
