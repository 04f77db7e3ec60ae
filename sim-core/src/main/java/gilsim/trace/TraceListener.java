package gilsim.trace;

import java.util.EnumSet;
import java.util.Set;

/**
 * Hears what happens in the model, at the instant it happens. All times are nanoseconds of
 * simulated time. Indices count from 0 in the order in which the model made the objects.
 */
public interface TraceListener {
  /** The kind of task of a thread that works for none. */
  int NO_TASK = -1;

  /** Which kinds of event it acts on; a {@link TraceFanOut} passes it no others. */
  default Set<TraceEvent> hears() {
    return EnumSet.allOf(TraceEvent.class);
  }

  /** A hardware thread becomes busy (work or switching) or idle. */
  default void processorBusy(long now, int processor, boolean busy) {}

  /** A thread left a processor: by blocking (voluntary) or by preemption. */
  default void contextSwitch(long now, boolean voluntary) {}

  /** A thread continues on another hardware thread than before. */
  default void migration(long now) {}

  /** Threads on a hardware thread begin or end to wait for the refill of a CPU quota. */
  default void throttled(long now, int processor, boolean throttled) {}

  /**
   * A thread took a GIL.
   *
   * @param thread number of the thread, as in {@link #threadStarted}
   * @param waited how long since it asked, nanoseconds
   * @param contended whether the lock was held when it asked
   * @param changed whether the last holder was another thread
   */
  default void gilTaken(
      long now, int gil, int thread, long waited, boolean contended, boolean changed) {}

  /** A GIL became free. */
  default void gilReleased(long now, int gil) {}

  /**
   * A device's state changed.
   *
   * @param busy share of its capacity in use, 0..1; for a delay device, 1 if any request is there
   * @param waiting requests that wait for service
   */
  default void device(long now, int device, double busy, int waiting) {}

  /** A device had no room for a request and refused it. */
  default void refused(long now, int device) {}

  /** A queue of the program now holds so many items. */
  default void queue(long now, int queue, int items) {}

  /**
   * A lock of the program was acquired; {@code waited} is 0 and {@code contended} false if free.
   */
  default void lockAcquired(long now, int lock, long waited, boolean contended) {}

  /**
   * A shared variable was incremented.
   *
   * @param count how often, at least 1
   * @param growth by how much its value rose; less than the count where updates were lost, below 0
   *     where those of others were overwritten
   */
  default void incremented(long now, int variable, long count, double growth) {}

  /** A task (or one pass of a client or loop) is done; its record is closed. */
  default void taskDone(long now, TaskRecord task) {}

  /**
   * The memory in use changed.
   *
   * @param bytes that are in use now
   */
  default void memory(long now, double bytes) {}

  /** The last worker (thread, process, loop) that the strategy starts in advance is ready. */
  default void workersReady(long now) {}

  /**
   * A thread begins its life.
   *
   * @param thread its number, in the order in which the model made the threads
   * @param process number of its process; interpreters of one process share it
   */
  default void threadStarted(long now, int thread, int process) {}

  /**
   * A thread's state changed. From {@link ThreadState#RUNNING} straight to {@link
   * ThreadState#CORE_WAIT} it was preempted or throttled.
   *
   * @param processor the hardware thread that it runs on; -1 if it does not run
   */
  default void threadState(long now, int thread, ThreadState state, int processor) {}

  /**
   * From now on a thread works for a task.
   *
   * @param kind index of the task's kind; {@link #NO_TASK} if there is none
   */
  default void threadServes(long now, int thread, int kind) {}

  /**
   * The holder of a GIL is asked to drop it at its next check point.
   *
   * @param thread number of the thread that asks; -1 if it is the interpreter's own clock
   */
  default void gilRequested(long now, int gil, int thread) {}

  /**
   * A process is killed; its threads end as soon as they have a processor.
   *
   * @param process its number, as in {@link #threadStarted}
   */
  default void processKilled(long now, int process) {}
}
