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
  private final int number;
  private final Gil gil;
  private final World world;
  private final Map<ItemQueue, QueueFeeder> feeders = new HashMap<>();
  private final Map<Integer, SharedVariable> variables = new HashMap<>();
  private final MessageMemory messages;
  private final Allocator allocator;
  private final OwnLocks locks = new OwnLocks();
  private final OwnExecutors executors = new OwnExecutors(this);
  private Optional<ForkServer> forkServer = Optional.empty();
  private Optional<Mortality> mortality = Optional.empty();
  private boolean tracked;
  private boolean forked;
  private boolean isolated;
  private boolean ended;

  private PythonProcess(
      Environment environment, int number, Gil gil, World world, Allocator allocator) {
    this.environment = environment;
    this.number = number;
    this.gil = gil;
    this.world = world;
    this.allocator = allocator;
    this.messages = new MessageMemory(environment.interpreter().processes().message());
    world.add(gil);
  }

  /** A new process. */
  public static PythonProcess create(Environment environment) {
    int number = environment.ledger().nextInterpreter();
    Allocator allocator = new Allocator(environment.interpreter().allocator());
    return new PythonProcess(environment, number, gil(environment, number), new World(), allocator);
  }

  private static Gil gil(Environment environment, int index) {
    GilSpec spec = environment.interpreter().gil();
    return spec.policy().create(spec, index, environment);
  }

  /**
   * Another interpreter in this process, with variables of its own ({@code
   * concurrent.interpreters.create}); threads come into it by {@link PythonThread#enter}.
   *
   * @param ownGil whether it has a GIL of its own, or this one's
   */
  PythonProcess interpreter(boolean ownGil) {
    Gil its = ownGil ? gil(environment, environment.ledger().nextInterpreter()) : gil;
    PythonProcess other = new PythonProcess(environment, number, its, world, allocator);
    other.isolate();
    other.mortality = mortality;
    mortality.ifPresent(known -> known.add(its));
    return other;
  }

  /**
   * Makes it possible to kill the process, before it has threads.
   *
   * @param gone runs when it is gone after that
   */
  void mayDie(Runnable gone) {
    Mortality known = new Mortality(gone);
    known.add(gil);
    mortality = Optional.of(known);
  }

  /** Ends all its threads ({@code kill -9}); without effect if it has ended. */
  void kill() {
    if (!ended) {
      ended = true;
      environment.trace().processKilled(environment.engine().now(), number);
      mortality.orElseThrow().kill();
    }
  }

  /** What its messages to and from other processes cost. */
  MessageMemory messages() {
    return messages;
  }

  /** Where the memory of its tasks comes from, whichever of its interpreters they are in. */
  Allocator allocator() {
    return allocator;
  }

  /** Its own {@code threading.Lock}s. */
  OwnLocks locks() {
    return locks;
  }

  /** It is a worker: the executors of the program's main process cannot be reached from it. */
  void isolate() {
    isolated = true;
  }

  /** True for a worker process and for an interpreter of a pool. */
  boolean isolated() {
    return isolated;
  }

  /** What runs the tasks that are submitted in it, if it is isolated. */
  OwnExecutors executors() {
    return executors;
  }

  /** Its main thread has ended the process. */
  void end() {
    ended = true;
    executors.end();
  }

  /** True until it ends or is killed. */
  boolean alive() {
    return !ended;
  }

  /** A thread has ended because the process was killed. */
  void threadEnded() {
    mortality.orElseThrow().threadEnded();
  }

  Gil gil() {
    return gil;
  }

  /** Its threads, whichever of its interpreters they are in. */
  World world() {
    return world;
  }

  /** Its number in the trace: that of the first GIL in it. */
  int number() {
    return number;
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
    PythonThread thread = new PythonThread(this, program);
    mortality.ifPresent(known -> known.add(thread));
    return thread;
  }

  /** The process from which its children are forked; one for all its pools. */
  ForkServer forkServer() {
    if (forkServer.isEmpty()) {
      forkServer = Optional.of(new ForkServer(environment));
    }
    return forkServer.get();
  }

  /** It forks a child; false if that is its first. */
  boolean forks() {
    boolean before = forked;
    forked = true;
    return before;
  }

  /** Starts its resource tracker if it has none; nothing where that costs nothing. */
  void tracksResources() {
    long work = environment.interpreter().processes().spawn().tracker();
    if (!tracked && work > 0) {
      tracked = true;
      new ResourceTracker(environment).start();
    }
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
