package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code concurrent.futures.ProcessPoolExecutor} as the pipeline it is. Under the executor's lock
 * the caller appends to the pending work and writes into the wake-up pipe; the {@link PoolManager}
 * moves the work into the call queue, which holds at most workers + 1 messages that no worker has
 * read; the {@link Feeder} pickles and writes. Caller, manager and feeder share the parent's GIL,
 * and their system calls drop it: beside a CPU-bound thread each may cost a switch interval.
 *
 * <p>Fork starts all workers at the first submit, before the manager, and so does every start
 * method up to 3.8; later ones start a worker at a submit that finds none idle (gh-90622).
 *
 * <p>Source: CPython Lib/concurrent/futures/process.py ({@code ProcessPoolExecutor.submit}, {@code
 * _ThreadWakeup.wakeup}, EXTRA_QUEUED_CALLS = 1) and Lib/multiprocessing/queues.py.
 */
public final class ProcessPool implements PoolProcess.Parent, Executor {
  /** EXTRA_QUEUED_CALLS of Lib/concurrent/futures/process.py. */
  private static final int EXTRA_QUEUED_CALLS = 1;

  /**
   * Share of {@code submit} before the wake-up (assumed: equal parts): it makes the future and the
   * work item, then looks after the processes and waits for the future.
   */
  private static final double BEFORE_WAKE_UP = 0.5;

  private final PythonProcess parent;
  private final Environment environment;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private final ProcessLauncher launcher;
  private final boolean allAtOnce;
  private final int maximum;
  private final int chunk;
  private final Optional<InnerExecutor> inner;
  private final Pipe calls;
  private final Pipe results;
  private final Pipe wakeUps;
  private final PythonLock shutdownLock;
  private final Feeder feeder;
  private final PoolManager manager;
  private final PoolBreakdown breakdown;
  private final List<PoolWorker> workers = new ArrayList<>();
  private int processes;
  private int idle;
  private boolean managed;
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
    this(parent, interpreter, maximum, method, chunk, Optional.empty());
  }

  /**
   * The same.
   *
   * @param inner what each worker runs its tasks with; empty: its main thread
   */
  public ProcessPool(
      PythonProcess parent,
      TaskInterpreter interpreter,
      int maximum,
      StartMethod method,
      int chunk,
      Optional<InnerExecutor> inner) {
    this.inner = inner;
    this.parent = parent;
    this.environment = parent.environment();
    this.interpreter = interpreter;
    InterpreterSpec spec = environment.interpreter();
    this.costs = spec.processes();
    this.pipeCosts = PipeCosts.of(spec);
    this.calls = new Pipe(costs.message());
    this.results = new Pipe(costs.message());
    this.wakeUps = new Pipe(costs.message());
    this.launcher = new ProcessLauncher(parent, method, inner);
    this.allAtOnce = method == StartMethod.FORK || spec.eagerProcesses();
    this.maximum = maximum;
    this.chunk = chunk;
    this.shutdownLock =
        new PythonLock("an executor's lock", 0, spec.sync().locks(), new TraceListener() {});
    this.feeder = new Feeder(environment, calls);
    this.breakdown =
        new PoolBreakdown(environment.ledger().losses(), shutdownLock, launcher, workers);
    this.manager =
        new PoolManager(
            parent, feeder, results, wakeUps, places(), submission(), () -> idle++, breakdown);
  }

  @Override
  public Submission submission() {
    return new PoolSubmission();
  }

  /** One of its workers is to die. */
  public void fault(WorkerDeath death) {
    launcher.fault(death);
  }

  @Override
  public void workerDied(PoolWorker worker) {
    manager.workerDied(worker);
  }

  @Override
  public void messageTaken() {
    manager.messageTaken();
  }

  @Override
  public void describe(WaitGraph graph) {
    if (breakdown.broken()) {
      return;
    }
    manager.describe(graph, workers);
    feeder.describe(graph, workers);
    calls.describe(graph, workers);
    workers.forEach(worker -> worker.describe(graph));
  }

  /**
   * Messages that may be in the call queue: as many as all workers together can take, and those
   * extra. With fewer, an executor inside each would never have enough to do, because the manager
   * does not notice when a worker takes a message.
   */
  private int places() {
    if (inner.isEmpty()) {
      return maximum + EXTRA_QUEUED_CALLS;
    }
    if (inner.get().atOnce().isEmpty()) {
      return Integer.MAX_VALUE;
    }
    long each = (inner.get().atOnce().getAsInt() + chunk - 1L) / chunk;
    return (int) Math.min(Integer.MAX_VALUE, maximum * each + EXTRA_QUEUED_CALLS);
  }

  /** True if submitting must start a worker, or all of them. */
  private boolean needsProcess() {
    if (!allAtOnce && idle > 0) {
      idle--;
      return false;
    }
    return processes < maximum;
  }

  private final class PoolSubmission implements Submission {
    private enum State {
      DONE,
      LOCK,
      CHARGE,
      APPEND,
      WOKEN,
      ADJUST,
      START,
      LAUNCH,
      MANAGE,
      UNLOCK
    }

    private final ThreadLauncher threads = new ThreadLauncher(parent);
    private final PipeWrite wakeUp = new PipeWrite(wakeUps);
    private State state = State.DONE;
    private WorkItem item;

    @Override
    public void begin(Task task) {
      gathering.add(task);
      if (gathering.size() >= chunk || !task.batch() || task.endsBatch()) {
        item = new WorkItem(gathering);
        gathering = new ArrayList<>();
        state = State.LOCK;
      }
    }

    @Override
    public boolean advance(PythonThread caller) {
      switch (state) {
        case LOCK -> {
          state = State.CHARGE;
          caller.acquire(shutdownLock);
        }
        case CHARGE -> {
          if (breakdown.broken()) {
            state = State.UNLOCK;
            breakdown.fail(item, caller);
          } else {
            state = State.APPEND;
            caller.compute(costs.pool().submit() * BEFORE_WAKE_UP);
          }
        }
        case APPEND -> {
          state = State.WOKEN;
          breakdown.submitted(item);
          manager.append(item);
          wakeUp.prepare(caller, PipeCosts.HEADER);
          caller.call(wakeUp, pipeCosts.write());
        }
        case WOKEN -> {
          state = State.ADJUST;
          caller.compute(costs.pool().submit() * (1 - BEFORE_WAKE_UP));
        }
        case ADJUST -> state = needsProcess() ? State.START : State.MANAGE;
        case START -> {
          state = processes < maximum ? State.LAUNCH : State.MANAGE;
          if (state == State.LAUNCH) {
            processes++;
            launcher.charge(caller);
          }
        }
        case LAUNCH -> {
          PoolWorker worker =
              PoolWorker.create(
                  environment,
                  calls,
                  results,
                  ProcessPool.this,
                  interpreter,
                  launcher.firstMessages(),
                  inner);
          workers.add(worker);
          launcher.launch(caller, worker);
          state = allAtOnce ? State.START : State.MANAGE;
        }
        case MANAGE -> manage(caller);
        case UNLOCK -> {
          state = State.DONE;
          caller.owe(shutdownLock.release(environment.engine().now()));
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }

    /** Makes what a pool needs and starts the manager, once, and waits until it runs. */
    private void manage(PythonThread caller) {
      if (!managed) {
        managed = true;
        threads.begin(manager);
        caller.compute(costs.fork().pages(costs.pool().make()));
      } else if (threads.advance(caller)) {
        state = State.UNLOCK;
      }
    }
  }
}
