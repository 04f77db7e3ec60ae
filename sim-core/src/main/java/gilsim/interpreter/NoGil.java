package gilsim.interpreter;

import gilsim.kernel.Engine;
import gilsim.kernel.Event;
import gilsim.kernel.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A free-threaded interpreter (PEP 703): threads are attached or detached, and any number of them
 * may be attached at once. Attaching is one compare-and-swap (Python/pystate.c {@code
 * _PyThreadState_Attach}), part of the cost of a call.
 *
 * <p>The cyclic garbage collector stops the world (Python/gc_free_threading.c; {@code
 * stop_the_world} in Python/pystate.c): whenever the attached threads have computed {@link
 * WorldStops#every()} together, one of them asks all others to detach, waits until the last one
 * has, at its next check point or the end of its C code, and collects alone; then all others are
 * woken. The collection is part of the computing as stated, so a single thread does not notice it.
 * Threads that want to attach meanwhile wait.
 */
final class NoGil implements Gil {
  private static final int LOOKS_PER_COLLECTION = 100;

  private final WorldStops stops;
  private final Engine engine;
  private final Map<PythonThread, Long> attached = new LinkedHashMap<>();
  private final WaiterList waiters = new WaiterList();
  private final RandomStream choices;
  private World world = new World();
  private final Event due;
  private final Event admission;
  private final Event collected;
  private long computed;
  private boolean stopping;
  private PythonThread collector;
  private GilWaiter admitted;

  NoGil(GilSpec spec, int index, Environment environment) {
    this.stops = spec.worldStops();
    this.engine = environment.engine();
    this.choices = environment.streams().stream("gil/collector", index);
    this.due =
        new Event() {
          @Override
          protected void fire() {
            lookWhetherDue();
          }
        };
    this.admission =
        new Event() {
          @Override
          protected void fire() {
            admitCollector();
          }
        };
    this.collected =
        new Event() {
          @Override
          protected void fire() {
            startTheWorld();
          }
        };
  }

  /** The interpreter is one of these, which may all have to stop together. */
  void livesIn(World shared) {
    world = shared;
  }

  /** Whether a collection is under way: others that want to stop all threads wait for its end. */
  boolean collecting() {
    return stopping;
  }

  /** Whether a thread is attached. */
  boolean inUse() {
    return !attached.isEmpty();
  }

  /** All threads are to detach, those that run Python at once. */
  void askAllToDetach() {
    attached.keySet().forEach(PythonThread::dropRequested);
  }

  @Override
  public long signalCost() {
    return 0;
  }

  @Override
  public boolean locked() {
    return stopping || world.stopping();
  }

  @Override
  public boolean findsFree(GilWaiter waiter) {
    return !locked() || (waiter == admitted && !collected.isScheduled());
  }

  @Override
  public boolean lost(PythonThread thread) {
    boolean asked = stopping && admitted == null && !collected.isScheduled();
    return (asked || world.stopping()) && attached.containsKey(thread);
  }

  @Override
  public boolean requested() {
    return false;
  }

  @Override
  public long switchNumber() {
    return 0;
  }

  @Override
  public long acquire(PythonThread thread, GilWaiter waiter) {
    if (stops.every() > 0 || world.watched()) {
      attached.put(thread, thread.kernel().cpuTime());
      if (waiter == admitted) {
        engine.scheduleIn(collected, stops.pause());
      } else {
        lookLater();
      }
    }
    return 0;
  }

  private void lookLater() {
    boolean looks = stops.every() > 0 && !stopping && !attached.isEmpty();
    if (looks && due.isScheduled() && timeLeft() < soonest()) {
      // Threads that come and go more often than that must not put the look off for ever.
      return;
    }
    engine.cancel(due);
    if (looks) {
      engine.scheduleIn(due, Math.max(timeLeft(), soonest()));
    }
  }

  /** Until a collection is due if the attached threads go on computing, nanoseconds. */
  private long timeLeft() {
    return (stops.every() - computedSoFar()) / attached.size();
  }

  private long soonest() {
    return 1 + stops.every() / LOOKS_PER_COLLECTION;
  }

  private long computedSoFar() {
    long sum = computed;
    for (Map.Entry<PythonThread, Long> entry : attached.entrySet()) {
      sum += entry.getKey().kernel().cpuTime() - entry.getValue();
    }
    return sum;
  }

  private void lookWhetherDue() {
    if (computedSoFar() >= stops.every() && !world.stopping()) {
      computed = 0;
      attached.replaceAll((thread, since) -> thread.kernel().cpuTime());
      stopTheWorld();
    }
    lookLater();
  }

  private void stopTheWorld() {
    List<PythonThread> candidates =
        attached.keySet().stream().filter(PythonThread::runsPython).toList();
    if (candidates.isEmpty()) {
      return;
    }
    if (attached.size() == 1) {
      // Nobody has to detach first; but whoever comes back from a call meanwhile waits.
      stopping = true;
      engine.scheduleIn(collected, stops.pause());
    } else {
      collector = candidates.get((int) (choices.nextUniform() * candidates.size()));
      stopping = true;
      attached.keySet().forEach(PythonThread::dropRequested);
    }
  }

  private void startTheWorld() {
    stopping = false;
    collector = null;
    admitted = null;
    letGoOn();
    world.changed();
  }

  /** Nobody needs to stand any longer. */
  void letGoOn() {
    while (!waiters.isEmpty()) {
      GilWaiter first = waiters.get(0);
      waiters.remove(first);
      first.signalled(0);
    }
    lookLater();
  }

  @Override
  public Drop drop(PythonThread thread) {
    leave(thread);
    return Drop.QUIET;
  }

  @Override
  public void leave(PythonThread thread) {
    Long since = attached.remove(thread);
    if (since != null) {
      computed += thread.kernel().cpuTime() - since;
      allDetached();
      world.changed();
    }
  }

  /** Once the last one detached, the collector, which detached as well to wait for it, goes on. */
  private void allDetached() {
    if (stopping && attached.isEmpty() && !admission.isScheduled() && !collected.isScheduled()) {
      engine.scheduleIn(admission, 0);
    }
  }

  private void admitCollector() {
    for (int i = 0; i < waiters.size() && admitted == null; i++) {
      if (waiters.get(i).isOf(collector)) {
        admitted = waiters.get(i);
        waiters.remove(admitted);
        admitted.signalled(0);
      }
    }
  }

  @Override
  public void abandon() {
    attached.clear();
    world.changed();
  }

  @Override
  public long enqueue(GilWaiter waiter) {
    waiters.add(waiter);
    allDetached();
    return -1;
  }

  @Override
  public void timedOut(GilWaiter waiter) {
    throw new IllegalStateException("nobody waits for a time here");
  }

  @Override
  public void waitedInVain(GilWaiter waiter) {}
}
