package gilsim.interpreter;

/** One thread's loop that increments a shared variable. */
sealed interface Increments permits IncrementLoop, ParallelIncrementLoop {
  /** Runs the next part on the thread, which has a processor; false if there is none. */
  boolean advance(PythonThread thread);
}
