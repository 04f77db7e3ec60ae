package gilsim.os;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import java.util.Optional;

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
 * @param idleTimer what a wake-up by a timer or by an answer from outside takes longer where its
 *     processor has been idle, instead of {@code wakeupHalted} less {@code wakeupCrossCpu}: the
 *     interrupt itself wakes that processor, with no call of another one; empty: it takes as long
 *     as one by a thread
 * @param selectorSlack the part of a selector's time-out by which it may be late, where that is
 *     more than the 50 us of other timers, from 0 to 1 (Linux: 0.001; {@code
 *     select_estimate_accuracy} in fs/select.c, also for epoll)
 */
public record OsLatencies(
    Distribution wakeupSameCpu,
    Distribution wakeupCrossCpu,
    Distribution timerSlack,
    Distribution wakeupHalted,
    long haltsAfter,
    KernelWork work,
    Optional<IdleTimer> idleTimer,
    double selectorSlack) {
  private static final long NEVER = Long.MAX_VALUE;

  /** Linux fs/select.c, {@code MAX_SLACK}. */
  private static final long MOST_SLACK = 100_000_000;

  /** Linux init/init_task.c, {@code timer_slack_ns}. */
  private static final long USUAL_SLACK = 50_000;

  /** Validates the range. */
  public OsLatencies {
    if (haltsAfter < 0) {
      throw new IllegalArgumentException("a processor halts after a time of at least 0");
    }
    if (!(selectorSlack >= 0 && selectorSlack <= 1)) {
      throw new IllegalArgumentException("a selector is late by a part of its time-out, 0 to 1");
    }
  }

  /** Wake-ups by timers take as long as those by threads. */
  public OsLatencies(
      Distribution wakeupSameCpu,
      Distribution wakeupCrossCpu,
      Distribution timerSlack,
      Distribution wakeupHalted,
      long haltsAfter,
      KernelWork work) {
    this(
        wakeupSameCpu,
        wakeupCrossCpu,
        timerSlack,
        wakeupHalted,
        haltsAfter,
        work,
        Optional.empty(),
        0);
  }

  /** Idle processors never halt. */
  public OsLatencies(
      Distribution wakeupSameCpu, Distribution wakeupCrossCpu, Distribution timerSlack) {
    this(wakeupSameCpu, wakeupCrossCpu, timerSlack, wakeupCrossCpu, NEVER, KernelWork.NONE);
  }

  /** The same, where the kernel's work takes time. */
  public OsLatencies with(KernelWork times) {
    return with(times, idleTimer, selectorSlack);
  }

  /** The same, where a timer is the later the longer its processor has been idle. */
  public OsLatencies with(IdleTimer lateness) {
    return with(work, Optional.of(lateness), selectorSlack);
  }

  /** The same, where selectors may be late by so much of their time-out. */
  public OsLatencies withSelectorSlack(double share) {
    return with(work, idleTimer, share);
  }

  private OsLatencies with(KernelWork times, Optional<IdleTimer> lateness, double share) {
    return new OsLatencies(
        wakeupSameCpu,
        wakeupCrossCpu,
        timerSlack,
        wakeupHalted,
        haltsAfter,
        times,
        lateness,
        share);
  }

  /**
   * By how much a selector may be later than other timers, nanoseconds.
   *
   * @param timeout nanoseconds, at least 0
   */
  long moreSlack(long timeout) {
    return Math.max(0, Math.min(Math.round(timeout * selectorSlack), MOST_SLACK) - USUAL_SLACK);
  }

  /** Always the same. */
  public static OsLatencies constant(long wakeupSameCpu, long wakeupCrossCpu, long timerSlack) {
    return new OsLatencies(
        new Constant(wakeupSameCpu), new Constant(wakeupCrossCpu), new Constant(timerSlack));
  }
}
