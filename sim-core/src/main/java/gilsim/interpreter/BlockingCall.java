package gilsim.interpreter;

import gilsim.trace.TaskState;
import gilsim.trace.ThreadState;

/**
 * What a thread does between dropping the GIL and taking it again: {@code Py_BEGIN_ALLOW_THREADS}
 * to {@code Py_END_ALLOW_THREADS}. Each thread has its own and uses them again and again.
 */
interface BlockingCall {

  /**
   * Asked when the call begins and whenever the thread was woken from it; the thread has a
   * processor, but not the GIL.
   *
   * @return true if there is nothing to wait for, or not any more
   */
  boolean isOver();

  /**
   * Work of the call that comes before it is asked again; the thread has a processor. Asked once
   * each time {@link #isOver()} said no.
   *
   * @return nanoseconds; 0 if it has to wait for others
   */
  default double work() {
    return 0;
  }

  /** The thread has gone to sleep; arranges that somebody wakes it. */
  void await();

  /** What the thread's task does meanwhile. */
  TaskState waiting();

  /** What the thread does meanwhile: one that waits for its turn has nothing to do. */
  default ThreadState threadWaiting() {
    return switch (waiting()) {
      case DEVICE -> ThreadState.DEVICE;
      case LOCK -> ThreadState.LOCK;
      case ASLEEP -> ThreadState.ASLEEP;
      case RUNNING, GIL_WAIT, CORE_WAIT -> ThreadState.IDLE;
    };
  }
}
