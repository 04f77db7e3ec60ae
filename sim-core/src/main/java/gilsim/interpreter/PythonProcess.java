package gilsim.interpreter;

import java.util.HashMap;
import java.util.Map;

/** One operating-system process with one interpreter: the threads in it share one GIL. */
public final class PythonProcess {
  private final Environment environment;
  private final Gil gil;
  private final Map<ItemQueue, QueueFeeder> feeders = new HashMap<>();
  private final Map<Integer, SharedVariable> variables = new HashMap<>();

  private PythonProcess(Environment environment, int index) {
    this.environment = environment;
    GilSpec spec = environment.interpreter().gil();
    this.gil = spec.policy().create(spec, index, environment);
  }

  /** A new process. */
  public static PythonProcess create(Environment environment) {
    return new PythonProcess(environment, environment.ledger().nextProcess());
  }

  /** What it shares with other processes. */
  public Environment environment() {
    return environment;
  }

  /**
   * A new thread; it does nothing before {@link PythonThread#start()}.
   *
   * @param program what it does
   */
  public PythonThread thread(ThreadProgram program) {
    return new PythonThread(this, gil, program);
  }

  /** Its thread that moves what it puts into a queue between processes. */
  QueueFeeder feeder(ItemQueue queue) {
    return feeders.computeIfAbsent(queue, q -> new QueueFeeder(this, q));
  }

  /** Its copy of a variable of the program; no process sees another one's. */
  SharedVariable variable(int index) {
    return variables.computeIfAbsent(
        index, i -> new SharedVariable(i, environment.engine(), environment.trace()));
  }
}
