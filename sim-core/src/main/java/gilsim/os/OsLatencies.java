package gilsim.os;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;

/**
 * What takes time between a cause and its effect, in nanoseconds, each drawn anew every time.
 *
 * @param wakeupSameCpu time from a wake-up to the begin of the switch on a processor that runs
 *     something, as that of the waker does (futex hand-off on one processor)
 * @param wakeupCrossCpu the same on an idle processor: it gets an interrupt and leaves its idle
 *     state
 * @param timerSlack how late a timer fires (Linux: {@code /proc/self/timerslack_ns}, spent in full
 *     mostly)
 */
public record OsLatencies(
    Distribution wakeupSameCpu, Distribution wakeupCrossCpu, Distribution timerSlack) {

  /** Always the same. */
  public static OsLatencies constant(long wakeupSameCpu, long wakeupCrossCpu, long timerSlack) {
    return new OsLatencies(
        new Constant(wakeupSameCpu), new Constant(wakeupCrossCpu), new Constant(timerSlack));
  }
}
