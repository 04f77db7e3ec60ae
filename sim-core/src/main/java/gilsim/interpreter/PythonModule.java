package gilsim.interpreter;

/** A module that only some programs import, and that needs memory of its own. */
public enum PythonModule {
  /** The event loop, with sockets, SSL and subprocesses, which it imports. */
  ASYNCIO("asyncio"),
  /** Processes, their pools, queues and locks. */
  MULTIPROCESSING("multiprocessing"),
  /** Greenlets and their hub. */
  GEVENT("gevent");

  private final String label;

  PythonModule(String label) {
    this.label = label;
  }

  /** The name in Python and in profiles. */
  public String label() {
    return label;
  }
}
