package gilsim.interpreter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A worker process of a pool: reads a message, unpickles it, runs the tasks, pickles the result and
 * writes it back ({@code _process_worker} of Lib/concurrent/futures/process.py, {@code worker} of
 * Lib/multiprocessing/pool.py).
 */
final class PoolProcess implements PoolWorker {
  /** The parent's side of the pipes. */
  interface Parent {
    /** A worker took a message out of the pipe: there is a place in the queue again. */
    void messageTaken();

    /** A worker was killed and is gone. */
    void workerDied(PoolWorker worker);
  }

  private enum State {
    START,
    LOCK,
    READ,
    UNPICKLE,
    NEXT_TASK,
    RUN,
    PICKLE,
    LOCK_RESULTS,
    BEGIN_RESULT,
    SEND
  }

  private final Environment environment;
  private final Pipe calls;
  private final Pipe results;
  private final Parent parent;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private State state = State.START;
  private final FirstMessages first;
  private final MessageReader reader;
  private final MessageWriter writer;
  private WorkItem item;
  private int next;
  private Task task;
  private boolean replacement;

  PoolProcess(
      Environment environment,
      Pipe calls,
      Pipe results,
      Parent parent,
      TaskInterpreter interpreter,
      FirstMessages first) {
    this.environment = environment;
    this.calls = calls;
    this.results = results;
    this.parent = parent;
    this.interpreter = interpreter;
    this.first = first;
    this.costs = environment.interpreter().processes();
    this.pipeCosts = PipeCosts.of(environment.interpreter());
    this.reader = new MessageReader(calls, pipeCosts, false);
    this.writer = new MessageWriter(results, pipeCosts);
  }

  @Override
  public PoolWorker asReplacement() {
    replacement = true;
    return this;
  }

  @Override
  public void processDied(PythonThread self) {
    parent.workerDied(this);
  }

  @Override
  public List<WorkItem> unanswered() {
    return switch (state) {
      case START, LOCK -> List.of();
      case READ -> reader.begun().stream().toList();
      case SEND -> writer.written() ? List.of() : List.of(item);
      default -> List.of(item);
    };
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case START -> {
        if (!replacement) {
          environment.ledger().workerReady();
        }
        state = State.LOCK;
      }
      case LOCK -> {
        if (!first.touches(FirstMessages.Part.WAIT, self)) {
          state = State.READ;
          self.acquire(calls.readLock());
        }
      }
      case READ -> read(self);
      case UNPICKLE -> {
        if (!first.touches(FirstMessages.Part.TAKE, self)) {
          state = State.NEXT_TASK;
          next = 0;
          self.nativeHeld(self.process().messages().received(item.argumentsBytes()));
        }
      }
      case NEXT_TASK -> nextTask(self);
      case RUN -> {
        if (!interpreter.step(task, self)) {
          self.serveNobody();
          task.complete();
          state = State.NEXT_TASK;
        }
      }
      case PICKLE -> {
        if (!first.touches(FirstMessages.Part.ANSWER, self)) {
          state = State.LOCK_RESULTS;
          self.nativeHeld(self.process().messages().sent(item.resultBytes()));
        }
      }
      case LOCK_RESULTS -> {
        state = State.BEGIN_RESULT;
        self.acquire(results.writeLock());
      }
      case BEGIN_RESULT -> {
        state = State.SEND;
        writer.begin(item, item.resultBytes());
      }
      case SEND -> {
        if (writer.advance(self)) {
          state = State.LOCK;
          results.writeLock().release(environment.engine().now());
        }
      }
    }
  }

  private void read(PythonThread self) {
    if (reader.advance(self)) {
      state = State.UNPICKLE;
      item = reader.message();
      calls.readLock().release(environment.engine().now());
      parent.messageTaken();
      self.compute(pipeCosts.receive());
    }
  }

  private void nextTask(PythonThread self) {
    if (next == item.tasks().size()) {
      state = State.PICKLE;
    } else {
      task = item.tasks().get(next++);
      self.serve(task);
      state = State.RUN;
    }
  }

  /** Adds the tasks of messages that wait for one of these workers. */
  static void describe(WaitGraph graph, List<PoolWorker> workers, Collection<WorkItem> messages) {
    List<Task> busy = workers.stream().flatMap(worker -> worker.inHand().stream()).toList();
    String what =
        "one of the "
            + workers.size()
            + " workers of a process pool, busy with "
            + WaitGraph.names(busy);
    Optional<String> hang =
        workers.stream()
            .flatMap(PoolWorker::locks)
            .filter(PythonLock::abandoned)
            .map(lock -> "a worker, but a killed one holds " + lock.name() + " for ever")
            .findFirst();
    for (WorkItem message : messages) {
      for (Task each : message.tasks()) {
        hang.ifPresentOrElse(
            why -> graph.addForEver(Optional.of(each), why),
            () -> graph.addForAny(Optional.of(each), what, busy));
      }
    }
  }

  @Override
  public Stream<PythonLock> locks() {
    return Stream.of(calls.readLock(), results.writeLock());
  }

  @Override
  public List<Task> inHand() {
    return state == State.RUN ? List.of(task) : List.of();
  }
}
