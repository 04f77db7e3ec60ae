package gilsim.interpreter;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One operating-system process with one interpreter: the threads in it share one GIL. A further
 * interpreter of the same process is one, too.
 */
public final class PythonProcess {
  private final Environment environment;
  private final Gil gil;
  private final Map<ItemQueue, QueueFeeder> feeders = new HashMap<>();
  private final Map<Integer, SharedVariable> variables = new HashMap<>();
  private Optional<ForkServer> forkServer = Optional.empty();

  private PythonProcess(Environment environment, Gil gil) {
    this.environment = environment;
    this.gil = gil;
  }

  /** A new process. */
  public static PythonProcess create(Environment environment) {
    return new PythonProcess(environment, newGil(environment));
  }

  private static Gil newGil(Environment environment) {
    GilSpec spec = environment.interpreter().gil();
    return spec.policy().create(spec, environment.ledger().nextProcess(), environment);
  }

  /**
   * Another interpreter in this process, with variables of its own ({@code
   * concurrent.interpreters.create}); threads come into it by {@link PythonThread#enter}.
   *
   * @param ownGil whether it has a GIL of its own, or this one's
   */
  PythonProcess interpreter(boolean ownGil) {
    return new PythonProcess(environment, ownGil ? newGil(environment) : gil);
  }

  Gil gil() {
    return gil;
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
    return new PythonThread(this, program);
  }

  /** The process from which its children are forked; one for all its pools. */
  ForkServer forkServer() {
    if (forkServer.isEmpty()) {
      forkServer = Optional.of(new ForkServer(environment));
    }
    return forkServer.get();
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
