package gilsim.interpreter;

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
  private final ThreadPool pool;

  /**
   * An empty pool.
   *
   * @param main the process's first interpreter
   * @param maximum number of workers, at least 1
   * @throws IllegalArgumentException if the interpreter cannot have several in one process
   */
  public InterpreterPool(PythonProcess main, TaskInterpreter interpreter, int maximum) {
    InterpreterSpec spec = main.environment().interpreter();
    this.main = main;
    this.interpreter = interpreter;
    this.costs =
        spec.isolation()
            .orElseThrow(
                () -> new IllegalArgumentException(spec.name() + " has no interpreter pools"));
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
          state = State.LEAVE_START;
          thread.nativeHeld(costs.start());
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
          if (!interpreter.step(task, thread)) {
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

    @Override
    public boolean finish(Task task, PythonThread thread) {
      task.answered(thread);
      return task.beginsNextPass();
    }

    private long pickling(long bytes) {
      return main.environment().interpreter().processes().pickling(bytes);
    }
  }
}
