package gilsim.interpreter;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * What threads and thread pools of an interpreter cost, processor time in nanoseconds, each at
 * least 0, at the speed of the reference core.
 *
 * @param start creating and starting a thread, in the parent ({@code Thread.start} up to the wait
 *     for the child)
 * @param begin what a new thread does before its target runs
 * @param submit {@code ThreadPoolExecutor.submit} in the caller
 * @param dispatch taking a work item off the queue and setting its result, in the worker
 * @param result waiting for a result or the end of a thread that is not there yet, in the waiting
 *     thread ({@code Future.result}, {@code Thread.join}), without the wait
 * @param lock acquiring and releasing an uncontended {@code Lock}
 * @param call a blocking call's own time around a release of the GIL: the part spent without the
 *     lock in a call that does not have to wait (a {@code send}), which decides the race to get the
 *     lock back
 * @param zeroSleep {@code time.sleep(0)} where it returns at once: its system call, spent without
 *     the GIL; empty: it waits for a timer like any sleep (3.11 and later, {@code clock_nanosleep}
 *     in Modules/timemodule.c; up to 3.10 {@code select} does not wait)
 */
public record ThreadCosts(
    long start,
    long begin,
    long submit,
    long dispatch,
    long result,
    long lock,
    long call,
    OptionalLong zeroSleep) {

  /** Threads whose sleeps all wait for a timer. */
  public ThreadCosts(
      long start, long begin, long submit, long dispatch, long result, long lock, long call) {
    this(start, begin, submit, dispatch, result, lock, call, OptionalLong.empty());
  }

  /** Validates the ranges. */
  public ThreadCosts {
    if (LongStream.of(start, begin, submit, dispatch, result, lock, call, zeroSleep.orElse(0))
        .anyMatch(c -> c < 0)) {
      throw new IllegalArgumentException("thread costs must be at least 0");
    }
  }
}
