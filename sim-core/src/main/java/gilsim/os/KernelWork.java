package gilsim.os;

/**
 * Processor time that the kernel takes from whoever runs, nanoseconds, each at least 0.
 *
 * @param interrupt of the interrupt by which a timer fires or an answer from outside comes, on a
 *     processor that runs something (Linux {@code hrtimer_interrupt}, {@code handle_irq_event}). In
 *     a virtual machine most of it are the ways to the hypervisor and back
 * @param wakeHalted of the waker, where it wakes a processor that has halted: it sends an interrupt
 *     (Linux {@code ttwu_queue_wakelist}, {@code smp_send_reschedule}), which in a virtual machine
 *     is a call of the hypervisor
 */
public record KernelWork(long interrupt, long wakeHalted) {
  /** For free, or within other costs. */
  public static final KernelWork NONE = new KernelWork(0, 0);

  /** Validates the ranges. */
  public KernelWork {
    if (interrupt < 0 || wakeHalted < 0) {
      throw new IllegalArgumentException("the kernel's work must take at least 0");
    }
  }
}
