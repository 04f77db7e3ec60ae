package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code multiprocessing.Pool}: the first submission constructs it, with all workers and three
 * threads. The worker handler only watches the workers; the task handler pickles into a pipe
 * without another bound; the result handler blocks in a read of the results' pipe, reads a message
 * in two system calls and unpickles it. Caller and handlers share the parent's GIL. Handing a task
 * to the task handler takes no system call. Tasks travel one by one ({@code apply_async}, {@code
 * imap}). Source: CPython Lib/multiprocessing/pool.py.
 */
public final class MultiprocessingPool implements PoolProcess.Parent, Executor {
  private final Environment environment;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private final ProcessLauncher launcher;
  private final int workers;
  private final Optional<InnerExecutor> inner;
  private final Pipe calls;
  private final Pipe results;
  private final Feeder taskHandler;
  private final ResultHandler resultHandler;
  private final List<PoolWorker> processes = new ArrayList<>();
  private final PythonProcess parent;
  private final WorkerHandler workerHandler;
  private final ArrayDeque<ThreadProgram> threads;
  private int begun;

  /**
   * A pool whose workers start with the first submission.
   *
   * @param workers number of worker processes, at least 1
   */
  public MultiprocessingPool(
      PythonProcess parent, TaskInterpreter interpreter, int workers, StartMethod method) {
    this(parent, interpreter, workers, method, Optional.empty());
  }

  /**
   * The same.
   *
   * @param inner what each worker runs its tasks with; empty: its main thread
   */
  public MultiprocessingPool(
      PythonProcess parent,
      TaskInterpreter interpreter,
      int workers,
      StartMethod method,
      Optional<InnerExecutor> inner) {
    this.inner = inner;
    this.parent = parent;
    this.environment = parent.environment();
    this.interpreter = interpreter;
    this.costs = environment.interpreter().processes();
    this.pipeCosts = PipeCosts.of(environment.interpreter());
    this.launcher = new ProcessLauncher(parent, method, inner);
    this.workers = workers;
    this.calls = new Pipe(costs.message());
    this.results = new Pipe(costs.message());
    this.taskHandler = new Feeder(environment, calls);
    this.resultHandler = new ResultHandler();
    this.workerHandler = new WorkerHandler(launcher, () -> newWorker().asReplacement());
    this.threads = new ArrayDeque<>(List.of(workerHandler, taskHandler, resultHandler));
  }

  @Override
  public Submission submission() {
    return new PoolSubmission();
  }

  /** One of its workers is to die. */
  public void fault(WorkerDeath death) {
    launcher.fault(death);
  }

  private PoolWorker newWorker() {
    PoolWorker worker =
        PoolWorker.create(
            environment, calls, results, this, interpreter, launcher.firstMessages(), inner);
    processes.add(worker);
    return worker;
  }

  /** The task that it had is lost, and nobody ever hears of that; another worker comes. */
  @Override
  public void workerDied(PoolWorker worker) {
    processes.remove(worker);
    worker.unanswered().forEach(item -> item.tasks().forEach(Task::lose));
    workerHandler.workerEnded();
  }

  @Override
  public void messageTaken() {
    // Nothing but the pipe itself is bounded.
  }

  @Override
  public void describe(WaitGraph graph) {
    taskHandler.describe(graph, processes);
    calls.describe(graph, processes);
    processes.forEach(worker -> worker.describe(graph));
  }

  private final class PoolSubmission implements Submission {
    private Task task;
    private boolean paid;
    private boolean done;
    private final ThreadLauncher threadLauncher = new ThreadLauncher(parent);
    private boolean starting;

    @Override
    public void begin(Task next) {
      task = next;
      paid = false;
      done = false;
    }

    @Override
    public boolean advance(PythonThread caller) {
      if (done) {
        return true;
      }
      if (constructed(caller)) {
        if (paid) {
          done = true;
          taskHandler.put(new WorkItem(List.of(task)));
        } else {
          paid = true;
          caller.compute(costs.pool().submit());
        }
      }
      return false;
    }

    /** Starts workers and threads, one step at a time; true once none is left to start. */
    private boolean constructed(PythonThread caller) {
      if (starting) {
        starting = false;
        launcher.launch(caller, newWorker());
      } else if (begun < workers) {
        begun++;
        starting = true;
        launcher.charge(caller);
      } else if (threads.isEmpty()) {
        return threadLauncher.advance(caller);
      } else if (threadLauncher.advance(caller)) {
        threadLauncher.begin(threads.poll());
      }
      return false;
    }
  }

  /** {@code Pool._handle_results}. */
  private final class ResultHandler implements ThreadProgram {
    private enum State {
      READ,
      UNPICKLE,
      DELIVER,
      RESUBMIT
    }

    private final Submission resubmission = submission();
    private final MessageReader reader = new MessageReader(results, pipeCosts, true);
    private State state = State.READ;

    @Override
    public void step(PythonThread thread) {
      switch (state) {
        case READ -> {
          if (reader.advance(thread)) {
            state = State.UNPICKLE;
            thread.compute(pipeCosts.receive());
          }
        }
        case UNPICKLE -> {
          state = State.DELIVER;
          thread.nativeHeld(thread.process().messages().received(reader.message().resultBytes()));
        }
        case DELIVER -> deliver(reader.message().tasks().get(0), thread);
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            state = State.READ;
          }
        }
      }
    }

    private void deliver(Task task, PythonThread thread) {
      state = State.READ;
      task.answered(thread);
      if (task.beginsNextPass()) {
        resubmission.begin(task);
        state = State.RESUBMIT;
      }
    }
  }
}
