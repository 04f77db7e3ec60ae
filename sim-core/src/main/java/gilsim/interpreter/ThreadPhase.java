package gilsim.interpreter;

/**
 * What a Python thread does. It holds the GIL in {@link #PYTHON} and {@link #NATIVE_HELD} only, and
 * needs a processor in all phases but those of waiting.
 */
enum ThreadPhase {
  /** Started; its first act is to take the GIL. */
  NEW,
  /** Runs Python code; heeds requests for the GIL at its next check point. */
  PYTHON,
  /** Runs C code that keeps the GIL; heeds requests at its end. */
  NATIVE_HELD,
  /** Has dropped the GIL and signals a waiter. */
  SIGNALLING,
  /** Works without the GIL: C code, or the part of a blocking call that comes before the wait. */
  CALLING,
  /** Waits until another thread has taken the GIL that it dropped by request. */
  SWITCH_WAIT,
  /** Waits for a device, a timer, a lock or another thread. */
  BLOCKED,
  /** Waits for the GIL, at most one switch interval at a time. */
  GIL_WAIT,
  /** Has ended. */
  EXITED;

  /** Whether a thread in it goes on as soon as it has a processor. */
  boolean needsProcessor() {
    return switch (this) {
      case PYTHON, NATIVE_HELD, SIGNALLING, CALLING -> true;
      default -> false;
    };
  }
}
