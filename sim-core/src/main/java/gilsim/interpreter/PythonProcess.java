package gilsim.interpreter;

import java.util.HashMap;
import java.util.Map;

/** One operating-system process with one interpreter: the threads in it share one GIL. */
public final class PythonProcess {
  private final Environment environment;
  private final Gil gil;
  private final Map<ItemQueue, QueueFeeder> feeders = new HashMap<>();

  private PythonProcess(Environment environment, int index) {
    this.environment = environment;
    this.gil = new Gil(environment.interpreter().gil(), index, environment);
  }

  /** A new process. */
  public static PythonProcess create(Environment environment) {
    return new PythonProcess(environment, environment.ledger().nextProcess());
  }

  /** What it shares with other processes. */
  public Environment environment() {
    return environment;
  }

  /** The thread of this process that moves what it puts into a queue between processes. */
  QueueFeeder feeder(ItemQueue queue) {
    return feeders.computeIfAbsent(queue, q -> new QueueFeeder(this, q));
  }

  /**
   * A new thread; it does nothing before {@link PythonThread#start()}.
   *
   * @param program what it does
   */
  public PythonThread thread(ThreadProgram program) {
    return new PythonThread(this, gil, program);
  }
}
