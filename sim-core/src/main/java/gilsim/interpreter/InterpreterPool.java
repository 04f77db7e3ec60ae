package gilsim.interpreter;

import java.util.List;
import java.util.Optional;

/**
 * {@code concurrent.futures.InterpreterPoolExecutor}: a thread pool each of whose workers has an
 * interpreter of its own, in the same process.
 *
 * <p>A worker creates its interpreter before it takes the first task: it lets go of the process's
 * GIL and works under the new one (CPython Python/pylifecycle.c {@code new_interpreter} detaches
 * the thread that asks). For each task it pickles the call under the process's GIL, changes to its
 * interpreter's, unpickles, runs, pickles the result, changes back and unpickles it
 * (Lib/concurrent/futures/interpreter.py, Modules/_interpretersmodule.c). A task is done when its
 * steps are. Up to 3.11 all interpreters of a process share one GIL, so nothing of this overlaps.
 */
public final class InterpreterPool implements Executor {
  private final PythonProcess main;
  private final TaskInterpreter interpreter;
  private final IsolationCosts costs;
  private final Optional<InnerExecutor> inner;
  private final ThreadPool pool;

  /**
   * An empty pool.
   *
   * @param main the process's first interpreter
   * @param maximum number of workers, at least 1
   * @throws IllegalArgumentException if the interpreter cannot have several in one process
   */
  public InterpreterPool(PythonProcess main, TaskInterpreter interpreter, int maximum) {
    this(main, interpreter, maximum, Optional.empty());
  }

  /**
   * The same.
   *
   * @param inner what each worker runs its tasks with, in its interpreter; empty: its own thread
   */
  public InterpreterPool(
      PythonProcess main, TaskInterpreter interpreter, int maximum, Optional<InnerExecutor> inner) {
    this.inner = inner;
    InterpreterSpec spec = main.environment().interpreter();
    this.main = main;
    this.interpreter = interpreter;
    this.costs =
        spec.isolation()
            .orElseThrow(
                () -> new IllegalArgumentException(spec.name() + " has no interpreter pools"));
    if (costs.stops() > 0) {
      main.world().watch();
    }
    this.pool = new ThreadPool(main, Isolated::new, maximum);
  }

  @Override
  public Submission submission() {
    return pool.submission();
  }

  @Override
  public void describe(WaitGraph graph) {
    pool.describe(graph);
  }

  private final class Isolated implements WorkerContext {
    private enum State {
      CREATE,
      START,
      MAKE,
      MADE,
      LEAVE_START,
      IDLE,
      ENTER,
      CALL,
      UNPICKLE,
      RUN,
      LEAVE,
      RESULT,
      DONE
    }

    private final PythonProcess own = main.interpreter(costs.ownGil());
    private final Optional<NestedInterpreter> nested =
        inner.map(spec -> new NestedInterpreter(main, own, interpreter, spec, pool));
    private final InterpreterStart start = new InterpreterStart(costs, main.world());
    private State state = State.CREATE;

    @Override
    public boolean initialize(PythonThread thread) {
      switch (state) {
        case CREATE -> {
          main.environment().os().memory().take(costs.memory());
          state = State.START;
          thread.enter(own);
        }
        case START -> {
          if (!start.step(thread)) {
            state = nested.isPresent() ? State.MAKE : State.LEAVE_START;
          }
        }
        case MAKE -> {
          state = State.MADE;
          thread.compute(nested.orElseThrow().startWork());
        }
        case MADE -> {
          state = State.LEAVE_START;
          nested.orElseThrow().make();
        }
        case LEAVE_START -> {
          state = State.IDLE;
          thread.enter(main);
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean step(Task task, PythonThread thread) {
      switch (state) {
        case IDLE -> {
          state = State.ENTER;
          thread.nativeHeld(pickling(task.program().spec().argumentsBytes()));
        }
        case ENTER -> {
          state = State.CALL;
          thread.enter(own);
        }
        case CALL -> {
          state = State.UNPICKLE;
          thread.compute(costs.call());
        }
        case UNPICKLE -> {
          state = State.RUN;
          thread.nativeHeld(pickling(task.program().spec().argumentsBytes()));
        }
        case RUN -> {
          if (nested.isPresent()) {
            handOver(nested.get(), task, thread);
          } else if (!interpreter.step(task, thread)) {
            thread.serveNobody();
            task.complete();
            state = State.LEAVE;
            thread.nativeHeld(pickling(task.program().spec().resultBytes()));
          }
        }
        case LEAVE -> {
          state = State.RESULT;
          thread.enter(main);
        }
        case RESULT -> {
          state = State.DONE;
          thread.nativeHeld(pickling(task.program().spec().resultBytes()));
        }
        default -> {
          state = State.IDLE;
          return false;
        }
      }
      return true;
    }

    private void handOver(NestedInterpreter to, Task task, PythonThread thread) {
      if (!to.step(task, thread)) {
        state = State.DONE;
        thread.enter(main);
      }
    }

    @Override
    public List<Task> inHand(Optional<Task> current) {
      return nested.map(NestedInterpreter::inHand).orElse(current.stream().toList());
    }

    @Override
    public void describe(WaitGraph graph) {
      nested.ifPresent(each -> each.describe(graph));
    }

    @Override
    public boolean finish(Task task, PythonThread thread) {
      if (nested.isPresent()) {
        return false;
      }
      task.answered(thread);
      return task.beginsNextPass();
    }

    private long pickling(long bytes) {
      return main.environment().interpreter().processes().message().pickling(bytes);
    }
  }
}
