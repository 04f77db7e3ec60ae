package gilsim.os;

/**
 * What scheduling policies keep per thread (Linux: {@code struct sched_entity}). Only the policy of
 * the run queue the thread belongs to touches it.
 */
final class SchedulingEntity {
  /** The thread. */
  final KernelThread thread;

  /** CPU time received, on the scale of its run queue, nanoseconds. */
  long vruntime;

  /** Virtual deadline: the vruntime at which the present slice is used up. Orders a queue. */
  long deadline;

  /** How far it was behind (positive) or ahead of its fair share when it blocked, nanoseconds. */
  long lag;

  /** The queue where the lag was taken. */
  EevdfPolicy lagQueue;

  /** That queue's busy period when the lag was taken. */
  long lagPeriod;

  /** The queue where it is expected after its wake-up; null if nowhere. */
  EevdfPolicy expectedIn;

  /** The queue to whose scale the vruntime belongs under CFS; null for a new thread. */
  CfsPolicy scale;

  /** Under CFS: it left its queue by blocking. */
  boolean slept;

  /** Next in a FIFO queue. */
  SchedulingEntity next;

  SchedulingEntity(KernelThread thread) {
    this.thread = thread;
  }
}
