package gilsim.os;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;

/**
 * Processor time that the kernel takes from whoever runs, nanoseconds, each at least 0.
 *
 * @param interrupt of the interrupt by which a timer fires or an answer from outside comes, on a
 *     processor that runs something (Linux {@code hrtimer_interrupt}, {@code handle_irq_event}). In
 *     a virtual machine most of it are the ways to the hypervisor and back. Drawn anew each time:
 *     of constant ones regular waits meet always as many
 * @param wakeHalted of the waker, where it wakes a processor that has halted: it sends an interrupt
 *     (Linux {@code ttwu_queue_wakelist}, {@code smp_send_reschedule}), which in a virtual machine
 *     is a call of the hypervisor. Free where the waker blocks at once and leaves its processor
 *     idle
 */
public record KernelWork(Distribution interrupt, long wakeHalted) {
  /** For free, or within other costs. */
  public static final KernelWork NONE = new KernelWork(new Constant(0), 0);

  /** Validates the range. */
  public KernelWork {
    if (wakeHalted < 0) {
      throw new IllegalArgumentException("a call that wakes must take at least 0");
    }
  }
}
