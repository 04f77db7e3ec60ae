package gilsim.strategy;

/** Where a strategy's tasks run, which decides what kind of lock, queue or condition they use. */
public enum TaskHost {
  /** In threads of the program's own process: {@code threading}, {@code queue}. */
  THREADS,
  /** In one event loop of the program's own process: {@code asyncio}. */
  EVENT_LOOP,
  /** In processes of their own: {@code multiprocessing}. */
  PROCESSES
}
