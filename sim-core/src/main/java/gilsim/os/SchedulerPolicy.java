package gilsim.os;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The run queue of one hardware thread: who waits, who runs, and for how long. It knows the current
 * thread, which is not in the queue.
 *
 * <p>Time is wall time in nanoseconds; CPU time is the time a thread occupies the processor.
 */
interface SchedulerPolicy {
  /** How many threads wait, the current one not counted. */
  int waiting();

  /**
   * A thread was woken and will arrive here once its wake-up latency is over: it takes part in the
   * sharing from now on, though it cannot run yet.
   */
  default void expect(KernelThread thread, long now) {}

  /** A thread that was expected here goes elsewhere. */
  default void withdraw(KernelThread thread, long now) {}

  /** A thread, expected or not, begins to wait. */
  void enqueue(KernelThread thread, long now);

  /**
   * True if the current thread has to make room because of the thread that was just enqueued by a
   * wake-up: for this or for another one that waits.
   */
  boolean preempts(KernelThread woken, long now);

  /**
   * The next tick at which the current thread, of which there is one, may have to make room; after
   * a tick that decided for it a later one.
   */
  long sliceEnd(long now);

  /**
   * Decides anew who runs, at a slice's end or for a thread that preempts.
   *
   * @return true if the current thread has to make room; it waits then, and {@link #next} names its
   *     successor
   */
  boolean reschedule(long now);

  /** Takes the next thread out of the queue, which is not empty; it becomes the current one. */
  KernelThread next(long now);

  /**
   * The switch to the current thread ends at an instant, from which its CPU time counts. So every
   * turn makes progress, however short the slice and costly the switch.
   */
  void begin(long time);

  /** The current thread waits again although its slice is not over: the processor is throttled. */
  void putBack(long now);

  /** The current thread blocked, exited or leaves for another processor. */
  void leave(long now);

  /**
   * Takes a waiting thread out for another, idle processor.
   *
   * @param movable which may be taken
   * @return empty if none may
   */
  Optional<KernelThread> steal(long now, Predicate<KernelThread> movable);
}
