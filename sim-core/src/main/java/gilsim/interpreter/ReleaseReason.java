package gilsim.interpreter;

/** Why a thread drops the GIL: what it does without it. */
enum ReleaseReason {
  CHECK_POINT,
  NATIVE,
  SLEEP,
  IO,
  LOCK,
  PARK,
  THINK
}
