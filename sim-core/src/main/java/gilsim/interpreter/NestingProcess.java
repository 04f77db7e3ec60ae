package gilsim.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A worker process of a pool that runs its tasks with an executor of its own. Its main thread reads
 * and unpickles messages as a {@link PoolProcess} does, but hands their tasks over and reads on, as
 * long as the executor can work on more than it has in hand. The thread that ends a task writes its
 * result ({@link ResultWriter}). All threads of the process share its GIL: while others compute,
 * the main thread waits for it after each of its system calls, the lock of the pipe's readers in
 * its hands.
 *
 * <p>Neither Lib/concurrent/futures/process.py nor Lib/multiprocessing/pool.py has such a worker;
 * programs that want one run this loop themselves over the same queues.
 */
final class NestingProcess implements PoolWorker {
  private enum State {
    START,
    MAKE,
    WAIT,
    READ,
    UNPICKLE,
    TAKE,
    NEXT_TASK,
    HAND_OVER
  }

  private final Environment environment;
  private final Pipe calls;
  private final Pipe results;
  private final PoolProcess.Parent parent;
  private final TaskInterpreter interpreter;
  private final InnerExecutor inner;
  private final PipeCosts pipeCosts;
  private final FirstMessages first;
  private final MessageReader reader;
  private final TasksInHand tasks;
  private State state = State.START;
  private Optional<Executor> executor = Optional.empty();
  private Submission submission;
  private boolean replacement;

  NestingProcess(
      Environment environment,
      Pipe calls,
      Pipe results,
      PoolProcess.Parent parent,
      TaskInterpreter interpreter,
      FirstMessages first,
      InnerExecutor inner) {
    this.environment = environment;
    this.calls = calls;
    this.results = results;
    this.parent = parent;
    this.interpreter = interpreter;
    this.first = first;
    this.inner = inner;
    this.pipeCosts = PipeCosts.of(environment.interpreter());
    this.reader = new MessageReader(calls, pipeCosts, false);
    this.tasks = new TasksInHand(inner.atOnce());
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case START -> {
        state = State.MAKE;
        self.compute(inner.startWork(environment.interpreter().threads()));
      }
      case MAKE -> {
        state = State.WAIT;
        make(self.process());
      }
      case WAIT -> {
        if (!tasks.hasPlace()) {
          tasks.awaitPlace(self);
        } else if (!first.touches(FirstMessages.Part.WAIT, self)) {
          state = State.READ;
          self.acquire(calls.readLock());
        }
      }
      case READ -> read(self);
      case UNPICKLE -> {
        if (!first.touches(FirstMessages.Part.TAKE, self)) {
          state = State.TAKE;
          long bytes = reader.message().argumentsBytes();
          self.nativeHeld(self.process().messages().received(bytes));
        }
      }
      case TAKE -> {
        state = State.NEXT_TASK;
        tasks.take(reader.message());
      }
      case NEXT_TASK -> {
        Optional<Task> next = tasks.next();
        state = next.isPresent() ? State.HAND_OVER : State.WAIT;
        next.ifPresent(submission::begin);
      }
      case HAND_OVER -> {
        if (submission.advance(self)) {
          state = State.NEXT_TASK;
        }
      }
    }
  }

  private void make(PythonProcess own) {
    Executor made =
        inner.make(own, interpreter, () -> new ResultWriter(environment, results, tasks, first));
    executor = Optional.of(made);
    submission = made.submission();
    if (!replacement) {
      environment.ledger().workerReady();
    }
  }

  private void read(PythonThread self) {
    if (reader.advance(self)) {
      state = State.UNPICKLE;
      calls.readLock().release(environment.engine().now());
      parent.messageTaken();
      self.compute(pipeCosts.receive());
    }
  }

  @Override
  public PoolWorker asReplacement() {
    replacement = true;
    return this;
  }

  @Override
  public Stream<PythonLock> locks() {
    return Stream.of(calls.readLock(), results.writeLock());
  }

  @Override
  public List<WorkItem> unanswered() {
    List<WorkItem> all = new ArrayList<>(tasks.unanswered());
    switch (state) {
      case READ -> reader.begun().ifPresent(all::add);
      case UNPICKLE, TAKE -> all.add(reader.message());
      default -> {}
    }
    return all;
  }

  @Override
  public void processDied(PythonThread self) {
    parent.workerDied(this);
  }

  @Override
  public List<Task> inHand() {
    return tasks.all();
  }

  @Override
  public void describe(WaitGraph graph) {
    executor.ifPresent(made -> made.describe(graph));
  }
}
