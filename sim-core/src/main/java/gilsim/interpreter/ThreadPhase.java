package gilsim.interpreter;

/** What a Python thread does between two calls of its program. */
enum ThreadPhase {
  NEW,
  PYTHON,
  NATIVE_HELD,
  SIGNALLING,
  CALLING,
  SWITCH_WAIT,
  BLOCKED,
  GIL_WAIT,
  EXITED
}
