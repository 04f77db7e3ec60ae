package gilsim.os;

/**
 * What runs on a kernel thread. Both methods are called from an event of the engine only, never
 * from inside a call into the operating system.
 */
public interface ThreadBody {
  /**
   * The thread has a processor and no work in progress. Before it returns, the body must call
   * exactly one of {@link KernelThread#exec}, {@link KernelThread#block} and {@link
   * KernelThread#exit} on the thread.
   *
   * <p>Called after the first dispatch, after a burst completes, after the dispatch that follows a
   * wake-up, and after {@link KernelThread#interrupt}.
   */
  void run(KernelThread thread);

  /**
   * The thread got a processor, or lost it to another thread. Not called when the thread itself
   * gives the processor up by blocking or exiting. Called before {@link #run} after a dispatch.
   *
   * @param running true: got one; false: preempted
   */
  default void processor(KernelThread thread, boolean running) {}

  /** The thread has exited because it was killed; nothing of this body is called any more. */
  default void killed(KernelThread thread) {}
}
