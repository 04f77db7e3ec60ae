package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code concurrent.futures.ProcessPoolExecutor} as the pipeline it is. The caller appends to the
 * pending work; the manager thread moves it into the call queue, which holds at most workers + 1
 * items, and unpickles results; the feeder thread pickles and writes into the pipe. Caller, manager
 * and feeder share the parent's GIL. Source: CPython Lib/concurrent/futures/process.py ({@code
 * submit}, {@code _ExecutorManagerThread.run}, EXTRA_QUEUED_CALLS = 1) and
 * Lib/multiprocessing/queues.py ({@code Queue._feed}).
 *
 * <p>Fork starts all workers at the first submit; spawn starts one at a submit that finds no idle
 * worker (3.9 and later, gh-90622).
 */
public final class ProcessPool implements PoolProcess.Parent, Executor {
  /** EXTRA_QUEUED_CALLS of Lib/concurrent/futures/process.py. */
  private static final int EXTRA_QUEUED_CALLS = 1;

  private final Environment environment;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final ProcessLauncher launcher;
  private final boolean allAtOnce;
  private final int maximum;
  private final int chunk;
  private final WorkPipe pipe = new WorkPipe();
  private final ArrayDeque<WorkItem> pending = new ArrayDeque<>();
  private final ArrayDeque<WorkItem> feedBuffer = new ArrayDeque<>();
  private final ArrayDeque<WorkItem> results = new ArrayDeque<>();
  private final PythonThread manager;
  private final PythonThread feeder;
  private final List<PoolProcess> workers = new ArrayList<>();
  private int processes;
  private int idle;
  private int queued;
  private boolean running;
  private List<Task> gathering = new ArrayList<>();

  /**
   * A pool whose workers are not started.
   *
   * @param maximum number of worker processes, at least 1
   * @param chunk how many tasks travel together, at least 1
   */
  public ProcessPool(
      PythonProcess parent,
      TaskInterpreter interpreter,
      int maximum,
      StartMethod method,
      int chunk) {
    this.environment = parent.environment();
    this.interpreter = interpreter;
    this.costs = environment.interpreter().processes();
    this.launcher = new ProcessLauncher(parent, method);
    this.allAtOnce = method == StartMethod.FORK;
    this.maximum = maximum;
    this.chunk = chunk;
    this.manager = parent.thread(new Manager());
    this.feeder = parent.thread(new Feeder(parent, feedBuffer, pipe));
  }

  @Override
  public Submission submission() {
    return new PoolSubmission();
  }

  @Override
  public void messageTaken() {
    queued--;
    manager.unpark();
  }

  @Override
  public void resultWritten(WorkItem item) {
    results.add(item);
    manager.unpark();
  }

  @Override
  public void describe(WaitGraph graph) {
    PoolProcess.describe(graph, workers, pending);
    PoolProcess.describe(graph, workers, feedBuffer);
    pipe.describe(graph, workers);
  }

  private boolean needsProcess() {
    if (allAtOnce) {
      return processes < maximum;
    }
    if (idle > 0) {
      idle--;
      return false;
    }
    return processes < maximum;
  }

  private final class PoolSubmission implements Submission {
    private enum State {
      DONE,
      CHARGE,
      APPEND,
      START,
      LAUNCH
    }

    private State state = State.DONE;
    private Task task;

    @Override
    public void begin(Task next) {
      task = next;
      state = State.CHARGE;
    }

    @Override
    public boolean advance(PythonThread caller) {
      switch (state) {
        case CHARGE -> {
          state = State.APPEND;
          caller.compute(gathering.isEmpty() ? costs.submit() : 0);
        }
        case APPEND -> append();
        case START -> {
          state = processes < maximum ? State.LAUNCH : State.DONE;
          if (state == State.LAUNCH) {
            processes++;
            launcher.charge(caller);
          }
        }
        case LAUNCH -> {
          PoolProcess worker = new PoolProcess(environment, pipe, ProcessPool.this, interpreter);
          workers.add(worker);
          launcher.launch(caller, worker);
          state = allAtOnce ? State.START : State.DONE;
          startThreads();
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }

    private void append() {
      gathering.add(task);
      state = State.DONE;
      if (gathering.size() >= chunk || !task.batch() || task.endsBatch()) {
        pending.add(new WorkItem(gathering));
        gathering = new ArrayList<>();
        if (needsProcess()) {
          state = State.START;
        }
        if (running) {
          manager.unpark();
        }
      }
    }
  }

  /** Manager and feeder start once the first workers are there. */
  private void startThreads() {
    if (!running && (!allAtOnce || workers.size() == maximum)) {
      running = true;
      manager.start();
      feeder.start();
      manager.unpark();
    }
  }

  /** {@code _ExecutorManagerThread.run}. */
  private final class Manager implements ThreadProgram {
    private enum State {
      LOOK,
      READ,
      UNPICKLE,
      RESUBMIT
    }

    private final ArrayDeque<Task> again = new ArrayDeque<>();
    private final Submission resubmission = submission();
    private State state = State.LOOK;
    private WorkItem result;

    @Override
    public void step(PythonThread thread) {
      switch (state) {
        case LOOK -> look(thread);
        case READ -> {
          state = State.UNPICKLE;
          thread.nativeReleased(costs.transfer());
        }
        case UNPICKLE -> {
          state = State.RESUBMIT;
          deliver(thread);
          thread.nativeHeld(costs.pickling(result.resultBytes()));
        }
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            if (again.isEmpty()) {
              state = State.LOOK;
            } else {
              resubmission.begin(again.poll());
            }
          }
        }
      }
    }

    private void look(PythonThread thread) {
      while (queued < maximum + EXTRA_QUEUED_CALLS && !pending.isEmpty()) {
        queued++;
        feedBuffer.add(pending.poll());
        feeder.unpark();
      }
      if (results.isEmpty()) {
        thread.park();
      } else {
        result = results.poll();
        state = State.READ;
      }
    }

    private void deliver(PythonThread thread) {
      idle++;
      for (Task task : result.tasks()) {
        task.answered(thread);
        if (task.beginsNextPass()) {
          again.add(task);
        }
      }
    }
  }
}
