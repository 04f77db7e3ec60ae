package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The manager thread of a process pool: {@code _ExecutorManagerThread.run} of CPython
 * Lib/concurrent/futures/process.py. It waits for a result or a wake-up, and for nothing else: that
 * a worker has taken a message out of the call queue does not wake it. Whenever it wakes it reads
 * one result, if there is one, empties the wake-up pipe ({@code _ThreadWakeup.clear}: poll, read,
 * poll again), sets the future and fills the call queue.
 */
final class PoolManager implements ThreadProgram {
  /**
   * Share of a turn before the wait, which prepares it; the rest is spent on the wake-up pipe
   * (assumed: equal parts; 56 % were timed with 3.11).
   */
  private static final double BEFORE_WAIT = 0.5;

  private enum State {
    FILL,
    START_FEEDER,
    WAIT,
    LOOK,
    READ,
    UNPICKLE,
    PREPARE_CLEAR,
    CLEAR,
    DELIVER,
    RESUBMIT,
    LOCK,
    BREAK_DOWN
  }

  private final Environment environment;
  private final ProcessCosts costs;
  private final PipeCosts pipeCosts;
  private final Feeder feeder;
  private final ThreadLauncher launcher;
  private final int capacity;
  private final Submission resubmission;
  private final Runnable workerIdles;
  private final PoolBreakdown breakdown;
  private final ArrayDeque<WorkItem> pending = new ArrayDeque<>();
  private final Pipe results;
  private final MessageReader reader;
  private final Pipe wakeUps;
  private final PipeRead wakeUpRead;
  private final ArrayDeque<Task> again = new ArrayDeque<>();
  private State state = State.FILL;
  private Optional<ReadinessCall> readable = Optional.empty();
  private Optional<WorkItem> result = Optional.empty();
  private boolean feederStarted;
  private boolean polled;
  private boolean breaks;
  private int queued;

  /**
   * A manager whose thread is not started.
   *
   * @param results the pipe of the workers' results
   * @param wakeUps the pipe into which a caller writes an empty message, a header, to wake it
   * @param capacity of the call queue, at least 1
   * @param resubmission hands in the next pass of a loop
   * @param workerIdles called when a result has come
   * @param breakdown what to do if a worker dies
   */
  PoolManager(
      PythonProcess parent,
      Feeder feeder,
      Pipe results,
      Pipe wakeUps,
      int capacity,
      Submission resubmission,
      Runnable workerIdles,
      PoolBreakdown breakdown) {
    this.environment = parent.environment();
    InterpreterSpec interpreter = environment.interpreter();
    this.costs = interpreter.processes();
    this.pipeCosts = PipeCosts.of(interpreter);
    this.feeder = feeder;
    this.results = results;
    this.reader = new MessageReader(results, pipeCosts, true);
    this.wakeUps = wakeUps;
    this.wakeUpRead = new PipeRead(wakeUps);
    this.launcher = new ThreadLauncher(parent);
    this.capacity = capacity;
    this.resubmission = resubmission;
    this.workerIdles = workerIdles;
    this.breakdown = breakdown;
  }

  /** Work that nobody has moved into the call queue yet; does not wake the manager. */
  void append(WorkItem item) {
    pending.add(item);
  }

  /** A worker has taken a message out of the call queue. */
  void messageTaken() {
    queued--;
  }

  /** A worker was killed and is gone. */
  void workerDied(PoolWorker worker) {
    breakdown.died(worker);
    if (breakdown.noticed()) {
      readable.ifPresent(ReadinessCall::written);
    }
  }

  @Override
  public void step(PythonThread thread) {
    switch (state) {
      case FILL -> fill(thread);
      case START_FEEDER -> {
        if (launcher.advance(thread)) {
          state = State.FILL;
        }
      }
      case WAIT -> await(thread);
      case LOOK -> {
        result = Optional.empty();
        // Results and wake-ups come first: wait_result_broken_or_wakeup.
        breaks = results.filled() == 0 && wakeUps.filled() == 0;
        state = results.filled() > 0 ? State.READ : State.PREPARE_CLEAR;
      }
      case READ -> {
        if (reader.advance(thread)) {
          result = Optional.of(reader.message());
          state = State.UNPICKLE;
          thread.compute(pipeCosts.receive());
        }
      }
      case UNPICKLE -> {
        state = State.PREPARE_CLEAR;
        thread.nativeHeld(thread.process().messages().received(result.orElseThrow().resultBytes()));
      }
      case PREPARE_CLEAR -> {
        state = State.CLEAR;
        thread.compute(costs.pool().manage() * (1 - BEFORE_WAIT));
      }
      case CLEAR -> clear(thread);
      case DELIVER -> {
        state = State.RESUBMIT;
        result.ifPresent(item -> deliver(item, thread));
      }
      case RESUBMIT -> resubmit(thread);
      case LOCK -> {
        state = State.BREAK_DOWN;
        thread.acquire(breakdown.lock());
      }
      case BREAK_DOWN -> {
        breakdown.breakDown(thread);
        thread.owe(breakdown.lock().release(environment.engine().now()));
        thread.exit();
      }
    }
  }

  private void fill(PythonThread thread) {
    if (queued < capacity && !pending.isEmpty()) {
      queued++;
      feeder.put(pending.poll());
      if (!feederStarted) {
        feederStarted = true;
        launcher.begin(feeder);
        state = State.START_FEEDER;
      }
    } else {
      state = State.WAIT;
      thread.compute(costs.pool().manage() * BEFORE_WAIT);
    }
  }

  private void await(PythonThread thread) {
    if (readable.isEmpty()) {
      ReadinessCall poll =
          new ReadinessCall(
              thread, () -> wakeUps.filled() > 0 || results.filled() > 0 || breakdown.noticed());
      readable = Optional.of(poll);
      wakeUps.wakes(poll);
      results.wakes(poll);
    }
    state = State.LOOK;
    breakdown.watch();
    thread.call(readable.get(), pipeCosts.read());
  }

  /** Every poll drops the GIL, and every read of a wake-up does. */
  private void clear(PythonThread thread) {
    if (!polled) {
      polled = true;
      thread.nativeReleased(pipeCosts.read());
    } else if (wakeUps.filled() > 0) {
      polled = false;
      wakeUpRead.prepare(thread, PipeCosts.HEADER);
      thread.call(wakeUpRead, pipeCosts.read());
    } else {
      polled = false;
      state = breaks ? State.LOCK : State.DELIVER;
    }
  }

  private void deliver(WorkItem item, PythonThread thread) {
    breakdown.answered(item);
    for (Task task : item.tasks()) {
      task.answered(thread);
      if (task.beginsNextPass()) {
        again.add(task);
      }
    }
    workerIdles.run();
  }

  private void resubmit(PythonThread thread) {
    if (resubmission.advance(thread)) {
      if (again.isEmpty()) {
        state = State.FILL;
      } else {
        resubmission.begin(again.poll());
      }
    }
  }

  /** Adds the tasks that are not in the call queue yet. */
  void describe(WaitGraph graph, List<PoolWorker> workers) {
    PoolProcess.describe(graph, workers, pending);
  }
}
