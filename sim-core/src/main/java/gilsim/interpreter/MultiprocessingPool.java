package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code multiprocessing.Pool}: all workers are started at construction; a task handler thread
 * pickles into a pipe without another bound, a result handler thread unpickles. Caller and both
 * handlers share the parent's GIL. Tasks travel one by one ({@code apply_async}, {@code imap}).
 * Source: CPython Lib/multiprocessing/pool.py.
 */
public final class MultiprocessingPool implements PoolProcess.Parent, Executor {
  private final Environment environment;
  private final TaskInterpreter interpreter;
  private final ProcessCosts costs;
  private final ProcessLauncher launcher;
  private final int workers;
  private final WorkPipe pipe = new WorkPipe();
  private final ArrayDeque<WorkItem> tasks = new ArrayDeque<>();
  private final ArrayDeque<WorkItem> results = new ArrayDeque<>();
  private final PythonThread taskHandler;
  private final PythonThread resultHandler;
  private final List<PoolProcess> processes = new ArrayList<>();
  private int begun;

  /**
   * A pool whose workers start with the first submission.
   *
   * @param workers number of worker processes, at least 1
   */
  public MultiprocessingPool(
      PythonProcess parent, TaskInterpreter interpreter, int workers, StartMethod method) {
    this.environment = parent.environment();
    this.interpreter = interpreter;
    this.costs = environment.interpreter().processes();
    this.launcher = new ProcessLauncher(parent, method);
    this.workers = workers;
    this.taskHandler = parent.thread(new Feeder(parent, tasks, pipe));
    this.resultHandler = parent.thread(new ResultHandler());
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
    resultHandler.unpark();
  }

  @Override
  public void describe(WaitGraph graph) {
    PoolProcess.describe(graph, processes, tasks);
    pipe.describe(graph, processes);
  }

  private final class PoolSubmission implements Submission {
    private Task task;
    private boolean paid;
    private boolean done;
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
          tasks.add(new WorkItem(List.of(task)));
          taskHandler.unpark();
        } else {
          paid = true;
          caller.compute(costs.submit());
        }
      }
      return false;
    }

    /** Starts the workers, one step at a time; true once none is left to start. */
    private boolean constructed(PythonThread caller) {
      if (starting) {
        starting = false;
        PoolProcess worker =
            new PoolProcess(environment, pipe, MultiprocessingPool.this, interpreter);
        processes.add(worker);
        launcher.launch(caller, worker);
        if (processes.size() == workers) {
          taskHandler.start();
          resultHandler.start();
        }
      } else if (begun == workers) {
        return true;
      } else {
        begun++;
        starting = true;
        launcher.charge(caller);
      }
      return false;
    }
  }

  /** {@code Pool._handle_results}. */
  private final class ResultHandler implements ThreadProgram {
    private enum State {
      TAKE,
      UNPICKLE,
      DELIVER,
      RESUBMIT
    }

    private final Submission resubmission = submission();
    private State state = State.TAKE;
    private WorkItem item;

    @Override
    public void step(PythonThread thread) {
      switch (state) {
        case TAKE -> {
          if (results.isEmpty()) {
            thread.park();
          } else {
            item = results.poll();
            state = State.UNPICKLE;
            thread.nativeReleased(costs.transfer());
          }
        }
        case UNPICKLE -> {
          state = State.DELIVER;
          thread.nativeHeld(costs.pickling(item.resultBytes()));
        }
        case DELIVER -> deliver(item.tasks().get(0), thread);
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            state = State.TAKE;
          }
        }
      }
    }

    private void deliver(Task task, PythonThread thread) {
      state = State.TAKE;
      task.answered(thread);
      if (task.beginsNextPass()) {
        resubmission.begin(task);
        state = State.RESUBMIT;
      }
    }
  }
}
