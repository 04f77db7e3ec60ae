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
 * @param wakeupHalted the same as {@code wakeupCrossCpu} on a processor that has been idle for so
 *     long that it halted: in a virtual machine, whose idle processor polls for a while and then
 *     gives itself up to the hypervisor (Linux drivers/cpuidle/governors/haltpoll.c, {@code
 *     guest_halt_poll_ns}; virt/kvm/kvm_main.c, {@code halt_poll_ns})
 * @param haltsAfter for how long it has been idle then, nanoseconds, at least 0
 * @param work what the kernel takes from whoever runs meanwhile
 */
public record OsLatencies(
    Distribution wakeupSameCpu,
    Distribution wakeupCrossCpu,
    Distribution timerSlack,
    Distribution wakeupHalted,
    long haltsAfter,
    KernelWork work) {
  private static final long NEVER = Long.MAX_VALUE;

  /** Validates the range. */
  public OsLatencies {
    if (haltsAfter < 0) {
      throw new IllegalArgumentException("a processor halts after a time of at least 0");
    }
  }

  /** Idle processors never halt. */
  public OsLatencies(
      Distribution wakeupSameCpu, Distribution wakeupCrossCpu, Distribution timerSlack) {
    this(wakeupSameCpu, wakeupCrossCpu, timerSlack, wakeupCrossCpu, NEVER, KernelWork.NONE);
  }

  /** The same, where the kernel's work takes time. */
  public OsLatencies with(KernelWork times) {
    return new OsLatencies(
        wakeupSameCpu, wakeupCrossCpu, timerSlack, wakeupHalted, haltsAfter, times);
  }

  /** Always the same. */
  public static OsLatencies constant(long wakeupSameCpu, long wakeupCrossCpu, long timerSlack) {
    return new OsLatencies(
        new Constant(wakeupSameCpu), new Constant(wakeupCrossCpu), new Constant(timerSlack));
  }
}
