package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code concurrent.futures.ThreadPoolExecutor}.
 *
 * <p>Submitting puts the work item into a queue first; then, if no worker is known to idle and the
 * pool is not full, a new thread is started, for which the caller waits (CPython
 * Lib/concurrent/futures/thread.py, {@code submit} and {@code _adjust_thread_count}; until 3.7 a
 * thread is started at every submit until the pool is full). A worker that finds the queue empty
 * says that it idles and waits.
 */
public final class ThreadPool implements Executor {
  /**
   * Share of {@code submit} before the put (assumed: equal parts; Lib/concurrent/futures/thread.py
   * {@code submit}): it makes the future and the work item, then looks after the threads. A worker
   * that the put wakes finds the caller with the GIL.
   */
  private static final double BEFORE_PUT = 0.5;

  private final PythonProcess process;
  private final Supplier<WorkerContext> contexts;
  private final ThreadCosts costs;
  private final boolean eager;
  private final int maximum;
  private final ArrayDeque<Task> queue = new ArrayDeque<>();
  private final ArrayDeque<Worker> waiting = new ArrayDeque<>();
  private final List<Worker> workers = new ArrayList<>();
  private int threads;
  private int idle;
  private boolean closed;

  /**
   * An empty pool.
   *
   * @param maximum number of threads, at least 1
   */
  public ThreadPool(PythonProcess process, TaskInterpreter interpreter, int maximum) {
    this(process, () -> interpreter::step, maximum);
  }

  /**
   * An empty pool whose workers do something of their own with the tasks.
   *
   * @param contexts makes one for each worker
   */
  ThreadPool(PythonProcess process, Supplier<WorkerContext> contexts, int maximum) {
    this.process = process;
    this.contexts = contexts;
    this.costs = process.environment().interpreter().threads();
    this.eager = process.environment().interpreter().eagerThreads();
    this.maximum = maximum;
  }

  @Override
  public Submission submission() {
    return new PoolSubmission();
  }

  @Override
  public void shutdown() {
    closed = true;
    while (!waiting.isEmpty()) {
      waiting.poll().wakeUp();
    }
  }

  @Override
  public void describe(WaitGraph graph) {
    List<Task> busy =
        workers.stream().flatMap(worker -> worker.context.inHand(worker.current).stream()).toList();
    String what =
        "one of the " + maximum + " workers of a thread pool, busy with " + WaitGraph.names(busy);
    queue.forEach(task -> graph.addForAny(Optional.of(task), what, busy));
    workers.forEach(worker -> worker.context.describe(graph));
  }

  private void enqueue(Task task) {
    queue.add(task);
    if (!waiting.isEmpty()) {
      waiting.poll().wakeUp();
    }
  }

  /** True if submitting must start another thread. */
  private boolean needsThread() {
    if (!eager && idle > 0) {
      idle--;
      return false;
    }
    return threads < maximum;
  }

  private final class PoolSubmission implements Submission {
    private enum State {
      DONE,
      PREPARE,
      ENQUEUE,
      ADJUST,
      LAUNCH
    }

    private final ThreadLauncher launcher = new ThreadLauncher(process);
    private State state = State.DONE;
    private Task task;

    @Override
    public void begin(Task next) {
      task = next;
      state = State.PREPARE;
    }

    @Override
    public boolean advance(PythonThread caller) {
      switch (state) {
        case PREPARE -> {
          state = State.ENQUEUE;
          caller.compute(costs.submit() * BEFORE_PUT);
        }
        case ENQUEUE -> {
          enqueue(task);
          state = State.ADJUST;
          caller.compute(costs.submit() * (1 - BEFORE_PUT));
        }
        case ADJUST -> {
          state = State.DONE;
          if (needsThread()) {
            threads++;
            Worker worker = new Worker();
            workers.add(worker);
            launcher.begin(worker);
            state = State.LAUNCH;
          }
        }
        case LAUNCH -> {
          if (launcher.advance(caller)) {
            state = State.DONE;
          }
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }
  }

  /** A worker thread's loop, {@code _worker}. */
  private final class Worker implements ThreadProgram {
    private enum State {
      START,
      GET,
      DISPATCH,
      RUN,
      RESUBMIT
    }

    private final WorkerContext context = contexts.get();
    private final Submission resubmission = submission();
    private State state = State.START;
    private boolean saidIdle;
    private boolean inLine;
    private PythonThread self;
    private Task task;
    private Optional<Task> current = Optional.empty();

    private void wakeUp() {
      inLine = false;
      self.unpark();
    }

    @Override
    public void step(PythonThread thread) {
      switch (state) {
        case START -> {
          if (!context.initialize(thread)) {
            if (context.countsAsWorker()) {
              process.environment().ledger().workerReady();
            }
            state = State.GET;
          }
        }
        case GET -> get(thread);
        case DISPATCH -> {
          thread.serve(task);
          state = State.RUN;
          thread.compute(costs.dispatch());
        }
        case RUN -> {
          if (!context.step(task, thread)) {
            finish(thread);
          }
        }
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            state = State.GET;
          }
        }
      }
    }

    private void get(PythonThread thread) {
      if (queue.isEmpty() && closed) {
        thread.exit();
      } else if (queue.isEmpty()) {
        if (!saidIdle) {
          saidIdle = true;
          idle++;
        }
        if (!inLine) {
          inLine = true;
          self = thread;
          waiting.add(this);
        }
        thread.park();
      } else {
        task = queue.poll();
        current = Optional.of(task);
        saidIdle = false;
        state = State.DISPATCH;
      }
    }

    private void finish(PythonThread thread) {
      thread.serveNobody();
      current = Optional.empty();
      state = State.GET;
      if (context.finish(task, thread)) {
        resubmission.begin(task);
        state = State.RESUBMIT;
      }
    }
  }
}
