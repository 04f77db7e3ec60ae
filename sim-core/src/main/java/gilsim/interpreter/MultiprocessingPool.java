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
  private final WorkPipe pipe = new WorkPipe();
  private final ArrayDeque<WorkItem> results = new ArrayDeque<>();
  private final Feeder taskHandler;
  private final ResultHandler resultHandler;
  private final List<PoolProcess> processes = new ArrayList<>();
  private final PythonProcess parent;
  private final ArrayDeque<ThreadProgram> threads;
  private int begun;

  /**
   * A pool whose workers start with the first submission.
   *
   * @param workers number of worker processes, at least 1
   */
  public MultiprocessingPool(
      PythonProcess parent, TaskInterpreter interpreter, int workers, StartMethod method) {
    this.parent = parent;
    this.environment = parent.environment();
    this.interpreter = interpreter;
    this.costs = environment.interpreter().processes();
    this.pipeCosts = PipeCosts.of(environment.interpreter());
    this.launcher = new ProcessLauncher(environment, method);
    this.workers = workers;
    this.taskHandler = new Feeder(environment, pipe);
    this.resultHandler = new ResultHandler();
    ThreadProgram workerHandler = PythonThread::park;
    this.threads = new ArrayDeque<>(List.of(workerHandler, taskHandler, resultHandler));
  }

  @Override
  public Submission submission() {
    return new PoolSubmission();
  }

  @Override
  public void messageTaken() {
    // The pipe's capacity is not modelled: nobody waits for it to empty.
  }

  @Override
  public void resultWritten(WorkItem item) {
    results.add(item);
    resultHandler.reading.ifPresent(ReadinessCall::written);
  }

  @Override
  public void describe(WaitGraph graph) {
    taskHandler.describe(graph, processes);
    pipe.describe(graph, processes);
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
          caller.compute(costs.submit());
        }
      }
      return false;
    }

    /** Starts workers and threads, one step at a time; true once none is left to start. */
    private boolean constructed(PythonThread caller) {
      if (starting) {
        starting = false;
        PoolProcess worker =
            new PoolProcess(environment, pipe, MultiprocessingPool.this, interpreter);
        processes.add(worker);
        launcher.launch(worker);
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
      PREPARE,
      READ,
      HEADER,
      READ_BODY,
      RECEIVED,
      UNPICKLE,
      DELIVER,
      RESUBMIT
    }

    private final Submission resubmission = submission();
    private State state = State.PREPARE;
    private Optional<ReadinessCall> reading = Optional.empty();
    private WorkItem item;

    @Override
    public void step(PythonThread thread) {
      switch (state) {
        case PREPARE -> {
          state = State.READ;
          thread.compute(pipeCosts.receive());
        }
        case READ -> {
          state = State.HEADER;
          if (reading.isEmpty()) {
            reading = Optional.of(new ReadinessCall(thread, () -> !results.isEmpty()));
          }
          thread.call(reading.get(), pipeCosts.call());
        }
        case HEADER -> {
          item = results.remove();
          state = State.READ_BODY;
          thread.compute(pipeCosts.receive());
        }
        case READ_BODY -> {
          state = State.RECEIVED;
          thread.nativeReleased(pipeCosts.call());
        }
        case RECEIVED -> {
          state = State.UNPICKLE;
          thread.compute(pipeCosts.receive());
        }
        case UNPICKLE -> {
          state = State.DELIVER;
          thread.nativeHeld(costs.pickling(item.resultBytes()));
        }
        case DELIVER -> deliver(item.tasks().get(0), thread);
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            state = State.PREPARE;
          }
        }
      }
    }

    private void deliver(Task task, PythonThread thread) {
      state = State.PREPARE;
      task.answered(thread);
      if (task.beginsNextPass()) {
        resubmission.begin(task);
        state = State.RESUBMIT;
      }
    }
  }
}
