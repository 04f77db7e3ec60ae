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
    /** A worker took a message out of the pipe: there is a place in the queue again. */
    void messageTaken();

    /** A worker has written a result. */
    void resultWritten(WorkItem item);
  }

  private enum State {
    START,
    LOCK,
    PREPARE_READ,
    READ,
    HEADER,
    READ_BODY,
    RECEIVED,
    UNPICKLE,
    NEXT_TASK,
    RUN,
    PICKLE,
    PREPARE,
    SEND,
    SENT
  }

  private final Environment environment;
  private final WorkPipe pipe;
  private final Parent parent;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private State state = State.START;
  private ReadinessCall reading;
  private WorkItem item;
  private int next;
  private Task task;

  PoolProcess(Environment environment, WorkPipe pipe, Parent parent, TaskInterpreter interpreter) {
    this.environment = environment;
    this.pipe = pipe;
    this.parent = parent;
    this.interpreter = interpreter;
    this.costs = environment.interpreter().processes();
    this.pipeCosts = PipeCosts.of(environment.interpreter());
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case START -> {
        reading = new ReadinessCall(self, pipe::readable);
        environment.ledger().workerReady();
        state = State.LOCK;
      }
      case LOCK -> {
        state = State.PREPARE_READ;
        self.acquire(pipe.readLock());
      }
      case PREPARE_READ -> {
        state = State.READ;
        self.compute(pipeCosts.receive());
      }
      case READ -> {
        state = State.HEADER;
        pipe.readBy(reading);
        self.call(reading, pipeCosts.call());
      }
      case HEADER -> {
        item = pipe.read();
        state = State.READ_BODY;
        self.compute(pipeCosts.receive());
      }
      case READ_BODY -> {
        state = State.RECEIVED;
        self.nativeReleased(pipeCosts.call());
      }
      case RECEIVED -> {
        state = State.UNPICKLE;
        pipe.readLock().release(environment.engine().now());
        parent.messageTaken();
        self.compute(pipeCosts.receive());
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
        state = State.PREPARE;
        self.nativeHeld(costs.pickling(item.resultBytes()));
      }
      case PREPARE -> {
        state = State.SEND;
        self.compute(pipeCosts.send());
      }
      case SEND -> {
        WorkItem done = item;
        state = State.SENT;
        self.write(pipeCosts.call(), () -> parent.resultWritten(done));
      }
      case SENT -> {
        state = State.LOCK;
        self.compute(pipeCosts.send());
      }
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
