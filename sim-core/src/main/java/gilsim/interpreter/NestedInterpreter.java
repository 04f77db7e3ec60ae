package gilsim.interpreter;

import java.util.List;
import java.util.Optional;

/**
 * What one worker of an interpreter pool hands its tasks to, in its own interpreter: an executor
 * there. The worker goes on with the next task while the executor can work on more. The thread that
 * ends a task takes its result into the main interpreter, as the worker itself would.
 */
final class NestedInterpreter {
  private enum State {
    HAND_OVER,
    SUBMIT,
    WAIT
  }

  private final PythonProcess main;
  private final PythonProcess own;
  private final TaskInterpreter interpreter;
  private final InnerExecutor inner;
  private final Executor pool;
  private final TasksInHand tasks;
  private State state = State.HAND_OVER;
  private Optional<Executor> executor = Optional.empty();
  private Submission submission;

  /**
   * Nothing is handed over yet.
   *
   * @param pool where the next passes of loops are submitted
   */
  NestedInterpreter(
      PythonProcess main,
      PythonProcess own,
      TaskInterpreter interpreter,
      InnerExecutor inner,
      Executor pool) {
    this.main = main;
    this.own = own;
    this.interpreter = interpreter;
    this.inner = inner;
    this.pool = pool;
    this.tasks = new TasksInHand(inner.atOnce());
  }

  /** Work of the thread that makes the executor, nanoseconds. */
  long startWork() {
    return inner.startWork(own.environment().interpreter().threads());
  }

  /** Makes the executor; the calling thread is in the interpreter. */
  void make() {
    Executor made = inner.make(own, interpreter, ResultOut::new);
    executor = Optional.of(made);
    submission = made.submission();
  }

  /**
   * Goes on with a task that the worker was given.
   *
   * @return false if the worker can take the next one and nothing was started
   */
  boolean step(Task task, PythonThread worker) {
    switch (state) {
      case HAND_OVER -> {
        state = State.SUBMIT;
        worker.serveNobody();
        tasks.take(new WorkItem(List.of(task)));
        submission.begin(tasks.next().orElseThrow());
      }
      case SUBMIT -> {
        if (submission.advance(worker)) {
          state = State.WAIT;
        }
      }
      case WAIT -> {
        if (tasks.hasPlace()) {
          state = State.HAND_OVER;
          return false;
        }
        tasks.awaitPlace(worker);
      }
    }
    return true;
  }

  List<Task> inHand() {
    return tasks.all();
  }

  void describe(WaitGraph graph) {
    executor.ifPresent(made -> made.describe(graph));
  }

  /** Takes a result into the main interpreter. */
  private final class ResultOut implements Delivery {
    private enum Step {
      PICKLE,
      LEAVE,
      UNPICKLE,
      ANSWER,
      RESUBMIT,
      RETURN,
      FREE,
      DONE
    }

    private final Submission resubmission = pool.submission();
    private Step step = Step.DONE;
    private Task task;

    @Override
    public void begin(Task ended) {
      task = ended;
      tasks.ended(ended);
      step = Step.PICKLE;
    }

    @Override
    public boolean advance(PythonThread thread) {
      switch (step) {
        case PICKLE -> {
          step = Step.LEAVE;
          thread.nativeHeld(pickling());
        }
        case LEAVE -> {
          step = Step.UNPICKLE;
          thread.enter(main);
        }
        case UNPICKLE -> {
          step = Step.ANSWER;
          thread.nativeHeld(pickling());
        }
        case ANSWER -> {
          task.answered(thread);
          boolean again = task.beginsNextPass();
          step = again ? Step.RESUBMIT : Step.RETURN;
          if (again) {
            resubmission.begin(task);
          }
        }
        case RESUBMIT -> {
          if (resubmission.advance(thread)) {
            step = Step.RETURN;
          }
        }
        case RETURN -> {
          step = Step.FREE;
          thread.enter(own);
        }
        case FREE -> {
          step = Step.DONE;
          tasks.freePlace();
        }
        case DONE -> {
          return true;
        }
      }
      return false;
    }

    private long pickling() {
      long bytes = task.program().spec().resultBytes();
      return main.environment().interpreter().processes().message().pickling(bytes);
    }
  }
}
