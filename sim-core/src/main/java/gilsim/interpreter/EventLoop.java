package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.trace.TaskState;
import java.util.ArrayDeque;
import java.util.List;

/**
 * An asyncio event loop in one thread: the ready queue, the timers and the selector.
 *
 * <p>One pass ({@code Lib/asyncio/base_events.py}, {@code _run_once}; the same from 3.7 to 3.14):
 * wait in the selector until a file descriptor or the next timer is due, not at all if handles are
 * ready; put what came and the due timers into the ready queue; run exactly the handles that are
 * ready now, in order. Handles that become ready meanwhile wait for the next pass. The selector
 * drops the GIL in every pass and rounds its time-out up ({@code selectors.EpollSelector.select}:
 * to 1 ms).
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
  private final LoopCosts costs;
  private final PythonThread thread;
  private final SyncSteps sync;
  private final List<AsyncLock> locks;
  private final ArrayDeque<Handle> ready = new ArrayDeque<>();
  private final ArrayDeque<Handle> descriptors = new ArrayDeque<>();
  private final LoopTimers timers = new LoopTimers();
  private State state = State.SELECT;
  private int handles;
  private Handle current;

  /**
   * A loop in a thread of its own.
   *
   * @param primitives what its coroutines wait for each other with
   */
  public EventLoop(PythonProcess process, Primitives primitives) {
    this.environment = process.environment();
    this.engine = environment.engine();
    this.costs = environment.interpreter().loop();
    this.thread = process.thread(this);
    this.sync = new SyncSteps(environment, primitives);
    this.locks = primitives.locks().stream().map(PythonLock::forCoroutines).toList();
  }

  /** Starts the loop's thread. */
  public void start() {
    thread.start();
  }

  /** {@code call_soon}: from a handle, or before the loop starts. */
  void callSoon(Handle handle) {
    ready.add(handle);
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

  LoopCosts costs() {
    return costs;
  }

  Environment environment() {
    return environment;
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
  }

  AsyncLock lock(int index) {
    return locks.get(index);
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
    while (!descriptors.isEmpty()) {
      ready.add(descriptors.poll());
    }
    while (!timers.isEmpty() && timers.first() <= engine.now()) {
      ready.add(timers.poll());
    }
    handles = ready.size();
    state = State.NEXT_HANDLE;
    thread.compute(costs.iteration());
  }

  private void nextHandle() {
    if (handles == 0) {
      state = State.SELECT;
      return;
    }
    handles--;
    current = ready.poll();
    state = State.IN_HANDLE;
  }

  /** The state of a coroutine that is not waiting for anything but its turn. */
  static final TaskState READY = TaskState.CORE_WAIT;
}
