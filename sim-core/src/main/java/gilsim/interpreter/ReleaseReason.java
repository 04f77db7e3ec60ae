package gilsim.interpreter;

/**
 * Why a thread drops the GIL: what it does without it, between {@code Py_BEGIN_ALLOW_THREADS} and
 * {@code Py_END_ALLOW_THREADS}.
 */
enum ReleaseReason {
  /** Nothing: another thread asked for the lock, and this one asks for it again. */
  CHECK_POINT,
  /** C code or a short system call, on the processor. */
  NATIVE,
  /** {@code time.sleep}. */
  SLEEP,
  /** A request to a device. */
  IO,
  /** The wait for a lock of the program. */
  LOCK,
  /** The wait for another thread, or for descriptors and timers in a selector. */
  PARK,
  /** The wait for a client that thinks. */
  THINK
}
