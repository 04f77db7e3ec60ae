package gilsim.interpreter;

/**
 * What a thread must hold to run Python code of its interpreter. Which rules hand it over is the
 * choice of a {@link GilPolicy}.
 *
 * <p>A thread asks through its {@link GilWaiter}. Freeing the lock is not handing it over: a
 * signalled waiter must get a processor and look again, and whoever looks first while the lock is
 * free has it.
 */
interface Gil {
  /** What the dropping thread has to know. */
  enum Drop {
    /** Nobody was woken. */
    QUIET,
    /** A waiter was signalled; the dropper goes on. */
    SIGNALLED,
    /** A drop was requested: the dropper must wait until another thread has the lock. */
    FORCED
  }

  /** What the releasing thread spends on its last drop to signal a waiter, nanoseconds. */
  long signalCost();

  /** True if a thread that asks now has to wait. */
  boolean locked();

  /**
   * A thread has a processor and looks: it asks for the first time, was signalled, or its wait
   * timed out; true if it finds the lock free.
   */
  default boolean findsFree(GilWaiter waiter) {
    return !locked();
  }

  /** True if the thread, which holds the lock for all it knows, freed it and was too late. */
  default boolean lost(PythonThread thread) {
    return false;
  }

  /**
   * Work that the thread's computing took besides its own so far, reference nanoseconds: what it
   * spent on freeing and taking the lock where that was not followed event by event.
   */
  default double owed(PythonThread thread) {
    return 0;
  }

  /**
   * The holder, on a processor, begins C code that keeps the lock.
   *
   * @param work of that code, reference nanoseconds
   */
  default void beginsNative(double work) {}

  /**
   * The holder, on a processor, goes on with code whose check points are further apart or closer.
   */
  default void changesPace() {}

  /** True if the holder is to let go at its next check point. */
  boolean requested();

  /** How often the holder changed so far. */
  long switchNumber();

  /**
   * Takes the free lock.
   *
   * @return extra work of the taker, nanoseconds: the cost of a change of holder, or 0
   */
  long acquire(PythonThread thread, GilWaiter waiter);

  /** Frees the lock and signals a waiter. */
  Drop drop(PythonThread thread);

  /**
   * Frees the lock for good: a thread that ends does not wait for the switch ({@code drop_gil} with
   * a null thread state).
   */
  void leave(PythonThread thread);

  /** The process died: nobody holds the lock any more, and nobody will ask for it. */
  void abandon();

  /**
   * A thread that found the lock taken is about to wait.
   *
   * @return how long it takes, on its processor, until it looks for the last time and then waits,
   *     nanoseconds; 0: it waits at once
   */
  default long enter(GilWaiter waiter) {
    return 0;
  }

  /**
   * A thread begins to wait.
   *
   * @return how long it waits at most before it looks again, nanoseconds; negative: until it is
   *     signalled
   */
  long enqueue(GilWaiter waiter);

  /** A thread's timed wait is over. */
  void timedOut(GilWaiter waiter);

  /** A waiter whose whole wait passed without a change of holder. */
  void waitedInVain(GilWaiter waiter);
}
