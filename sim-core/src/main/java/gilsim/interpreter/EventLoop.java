package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TaskState;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * An asyncio event loop in one thread: the ready queue, the timers and the selector.
 *
 * <p>One pass ({@code Lib/asyncio/base_events.py}, {@code _run_once}; the same from 3.7 to 3.14):
 * wait in the selector until a file descriptor or the next timer is due, not at all if handles are
 * ready; put what came and the due timers into the ready queue; run exactly the handles that are
 * ready now, in order. Handles that become ready meanwhile wait for the next pass. The selector
 * drops the GIL in every pass and rounds its time-out up ({@code selectors.EpollSelector.select}:
 * to 1 ms).
 *
 * <p>The hub of gevent is such a loop with other rules ({@link LoopRules}). What came from the
 * selector switches straight into the waiting greenlets; callbacks run after that, also those that
 * they add themselves, until none is left or, looked at after every 50, the switch interval since
 * the selector's return is over (gevent libev/corecext.pyx {@code _run_callbacks}). So greenlets
 * that only yield keep events waiting for as long.
 */
public final class EventLoop implements ThreadProgram {
  /** Something the loop runs between two switch points. */
  interface Handle {
    /**
     * Runs the next part on the loop's thread.
     *
     * @return true if it is at its end and nothing was started
     */
    boolean run(PythonThread thread);
  }

  private enum State {
    SELECT,
    COLLECT,
    NEXT_HANDLE,
    IN_HANDLE
  }

  private final Environment environment;
  private final Engine engine;
  private final LoopRules rules;
  private final LoopCosts costs;
  private final PythonThread thread;
  private final PythonProcess process;
  private final SyncSteps sync;
  private final List<AsyncLock> locks;
  private final ArrayDeque<Handle> ready = new ArrayDeque<>();
  private final ArrayDeque<Handle> descriptors = new ArrayDeque<>();
  private final LoopTimers timers = new LoopTimers();
  private Optional<DefaultExecutor> executor = Optional.empty();
  private State state = State.SELECT;
  private boolean stopping;

  /** asyncio: left of this pass; gevent: those at the front that are not callbacks but events. */
  private int handles;

  /** Callbacks of this pass so far (gevent). */
  private int callbacks;

  private long began;
  private Handle current;

  /**
   * A loop in a thread of its own.
   *
   * @param primitives what its coroutines wait for each other with
   */
  public EventLoop(PythonProcess process, Primitives primitives) {
    this(process, primitives, LoopRules.asyncio(process.environment().interpreter(), List.of()));
  }

  /** A loop with such rules. */
  public EventLoop(PythonProcess process, Primitives primitives, LoopRules rules) {
    this.process = process;
    this.environment = process.environment();
    this.engine = environment.engine();
    this.rules = rules;
    this.costs = rules.costs();
    this.thread = process.thread(this);
    this.sync = new SyncSteps(environment, primitives);
    this.locks = primitives.locks().stream().map(PythonLock::forCoroutines).toList();
  }

  /** Starts the loop's thread. */
  public void start() {
    thread.start();
  }

  /** Ends the loop's thread after this pass, and those of its thread pool. */
  void stop() {
    stopping = true;
    executor.ifPresent(DefaultExecutor::shutdown);
    thread.unpark();
  }

  /** {@code call_soon}: from a handle, or before the loop starts. */
  void callSoon(Handle handle) {
    ready.add(handle);
  }

  /** What the coroutine waited for is there: it runs in the next pass, a greenlet at once. */
  void resume(Coroutine coroutine) {
    if (rules.passLimit().isEmpty()) {
      ready.add(coroutine);
    } else {
      ready.addFirst(coroutine);
      handles++;
    }
  }

  /** {@code call_later}: from a handle. */
  void callAt(long when, Handle handle) {
    timers.add(when, handle);
  }

  /** A file descriptor became ready, from outside: its callback runs in the next pass. */
  void descriptorReady(Handle handle) {
    descriptors.add(handle);
    thread.unpark();
  }

  /** Something comes from outside, by an interrupt where the loop runs. */
  void interruptComes() {
    thread.kernel().interruptComes();
  }

  /** Whether a thread runs this instruction. */
  boolean threaded(Instruction instruction) {
    return rules.threaded(instruction);
  }

  /** Its thread pool, made when first needed. */
  DefaultExecutor defaultExecutor() {
    if (executor.isEmpty()) {
      executor = Optional.of(new DefaultExecutor(this, process));
    }
    return executor.get();
  }

  LoopCosts costs() {
    return costs;
  }

  Environment environment() {
    return environment;
  }

  /** True if its process was killed. */
  boolean killed() {
    return thread.kernel().killed();
  }

  /** True if it is this loop's thread. */
  boolean runsOn(PythonThread other) {
    return thread == other;
  }

  SyncSteps sync() {
    return sync;
  }

  /** Adds who waits for a lock of this loop. */
  void describe(WaitGraph graph) {
    locks.forEach(lock -> lock.describe(graph));
    executor.ifPresent(pool -> pool.describe(graph));
  }

  AsyncLock lock(int index) {
    return locks.get(index);
  }

  /** Releases a lock; the first waiter has it now, or in a callback if nobody was faster. */
  void release(int index) {
    AsyncLock lock = locks.get(index);
    if (rules.grantsAtRelease()) {
      lock.release();
    } else if (lock.free()) {
      callSoon(self -> lock.grantIfFree());
    }
  }

  /** Takes the memory of a new task. */
  void taskCreated() {
    environment.os().memory().take(rules.memory());
  }

  /** Frees it. */
  void taskEnded() {
    environment.os().memory().free(rules.memory());
  }

  @Override
  public void step(PythonThread self) {
    switch (state) {
      case SELECT -> select();
      case COLLECT -> collect();
      case NEXT_HANDLE -> nextHandle();
      case IN_HANDLE -> {
        if (current.run(thread)) {
          thread.serveNobody();
          state = State.NEXT_HANDLE;
        }
      }
    }
  }

  private void select() {
    if (stopping) {
      thread.exit();
      return;
    }
    state = State.COLLECT;
    thread.park(costs.poll(), timeout());
  }

  /** 0: do not wait; negative: without limit. */
  private long timeout() {
    if (!ready.isEmpty() || !descriptors.isEmpty()) {
      return 0;
    }
    if (timers.isEmpty()) {
      return -1;
    }
    long wait = Math.max(0, timers.first() - engine.now());
    long resolution = costs.timerResolution();
    return resolution == 0 ? wait : (wait + resolution - 1) / resolution * resolution;
  }

  private void collect() {
    long cold = costs.cold().extra(engine.now() - began);
    began = engine.now();
    callbacks = 0;
    int left = rules.passLimit().isEmpty() ? 0 : ready.size();
    while (!descriptors.isEmpty()) {
      ready.add(descriptors.poll());
    }
    while (!timers.isEmpty() && timers.first() <= began) {
      ready.add(timers.poll());
    }
    handles = ready.size() - left;
    // gevent: callbacks that the last pass left come after the events.
    for (; left > 0; left--) {
      ready.add(ready.poll());
    }
    state = State.NEXT_HANDLE;
    thread.compute(costs.iteration() + cold);
  }

  private boolean passIsOver() {
    if (handles > 0 || rules.passLimit().isEmpty()) {
      return handles == 0;
    }
    boolean looks = callbacks > 0 && callbacks % LoopRules.CALLBACKS_PER_CHECK == 0;
    return ready.isEmpty() || looks && engine.now() - began >= rules.passLimit().getAsLong();
  }

  private void nextHandle() {
    if (passIsOver()) {
      state = State.SELECT;
      return;
    }
    if (handles > 0) {
      handles--;
    } else {
      callbacks++;
    }
    current = ready.poll();
    state = State.IN_HANDLE;
  }

  /** The state of a coroutine that is not waiting for anything but its turn. */
  static final TaskState READY = TaskState.CORE_WAIT;
}
