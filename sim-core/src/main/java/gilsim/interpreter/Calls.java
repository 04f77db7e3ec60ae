package gilsim.interpreter;

import gilsim.kernel.Engine;

/** The calls in which one thread may block, at most one of them at a time. */
record Calls(IoCall io, TimedCall timed, ParkCall park, LockCall lock, WaitCall waiting) {
  /** Of one thread. */
  static Calls of(Environment environment, PythonThread thread) {
    return new Calls(
        new IoCall(environment, thread),
        new TimedCall(environment.engine(), thread),
        new ParkCall(environment, thread),
        new LockCall(environment.engine(), thread),
        new WaitCall(environment.interpreter().sync().locks(), thread));
  }

  /** The thread is no more: nothing wakes it at a time. */
  void cancel(Engine engine) {
    engine.cancel(timed);
    engine.cancel(park);
  }
}
