package gilsim.interpreter;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A worker process of a pool: reads a message, unpickles it, runs the tasks, pickles the result and
 * writes it back ({@code _process_worker} of Lib/concurrent/futures/process.py, {@code worker} of
 * Lib/multiprocessing/pool.py).
 */
final class PoolProcess implements ThreadProgram {
  /** The parent's side of the pipes. */
  interface Parent {
    /** A worker took a message out of the pipe. */
    void messageTaken();

    /** A worker wrote a result. */
    void resultWritten(WorkItem item);
  }

  private enum State {
    START,
    GET,
    RECEIVE,
    UNPICKLE,
    NEXT_TASK,
    RUN,
    PICKLE,
    SEND,
    SENT
  }

  private final WorkPipe pipe;
  private final Parent parent;
  private final TaskInterpreter interpreter;
  private final TaskLedger ledger;
  private final ProcessCosts costs;
  private State state = State.START;
  private Optional<WorkItem> received = Optional.empty();
  private boolean asked;
  private Optional<PythonThread> thread = Optional.empty();
  private WorkItem item;
  private int next;
  private Task task;

  PoolProcess(Environment environment, WorkPipe pipe, Parent parent, TaskInterpreter interpreter) {
    this.pipe = pipe;
    this.parent = parent;
    this.interpreter = interpreter;
    this.ledger = environment.ledger();
    this.costs = environment.interpreter().processes();
  }

  /** A message for this worker. */
  void received(WorkItem message) {
    received = Optional.of(message);
    thread.ifPresent(PythonThread::unpark);
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case START -> {
        thread = Optional.of(self);
        ledger.workerReady();
        state = State.GET;
      }
      case GET -> get(self);
      case RECEIVE -> {
        state = State.UNPICKLE;
        parent.messageTaken();
        self.nativeReleased(costs.transfer());
      }
      case UNPICKLE -> {
        state = State.NEXT_TASK;
        next = 0;
        self.nativeHeld(costs.pickling(item.argumentsBytes()));
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
        state = State.SEND;
        self.nativeHeld(costs.pickling(item.resultBytes()));
      }
      case SEND -> {
        state = State.SENT;
        self.nativeReleased(costs.transfer());
      }
      case SENT -> {
        state = State.GET;
        parent.resultWritten(item);
      }
    }
  }

  private void get(PythonThread self) {
    if (received.isEmpty() && !asked) {
      asked = true;
      pipe.read(this);
    }
    if (received.isPresent()) {
      item = received.get();
      received = Optional.empty();
      asked = false;
      state = State.RECEIVE;
    } else {
      self.park();
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
  static void describe(WaitGraph graph, List<PoolProcess> workers, Collection<WorkItem> messages) {
    List<Task> busy = workers.stream().flatMap(worker -> worker.current().stream()).toList();
    String what =
        "one of the "
            + workers.size()
            + " workers of a process pool, busy with "
            + WaitGraph.names(busy);
    for (WorkItem message : messages) {
      message.tasks().forEach(task -> graph.addForAny(Optional.of(task), what, busy));
    }
  }

  private Optional<Task> current() {
    return state == State.RUN ? Optional.of(task) : Optional.empty();
  }
}
