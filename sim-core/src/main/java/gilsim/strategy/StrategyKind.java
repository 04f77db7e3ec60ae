package gilsim.strategy;

/** The kinds of strategy there are. */
public enum StrategyKind {
  SEQUENTIAL("sequential"),
  THREADS("threads"),
  THREAD_POOL("thread-pool"),
  ASYNCIO("asyncio"),
  PROCESSES("processes"),
  PROCESS_POOL("process-pool"),
  BY_TASK("by-task");

  private final String label;

  StrategyKind(String label) {
    this.label = label;
  }

  /** The name in scenario files. */
  public String label() {
    return label;
  }
}
