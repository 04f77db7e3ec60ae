package gilsim.interpreter;

import gilsim.trace.TraceListener;
import gilsim.workload.QueueDefinition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * {@code queue.Queue}, {@code asyncio.Queue} or {@code multiprocessing.Queue}.
 *
 * <p>All three have the same rules: who finds the queue full (or empty) waits, first come first
 * woken; an item wakes the first who waits to get one, and a place the first who waits to put one.
 * A wake-up gives neither the item nor the place: the woken one looks again when it runs, and if a
 * newcomer was faster it waits again behind the others. Sources: CPython Lib/queue.py {@code put}
 * and {@code get}, which hold a mutex ({@link #mutex()}) around everything and wait for conditions
 * of it; Lib/asyncio/queues.py {@code _wakeup_next}; Lib/multiprocessing/queues.py, where a
 * semaphore counts the places and a feeder thread moves the items ({@link QueueFeeder}).
 *
 * <p>A queue between threads and coroutines of one process is modelled as the janus library does:
 * one {@code queue.Queue}, of which threads wait blocked and coroutines suspended, woken through
 * {@code call_soon_threadsafe}.
 */
public final class ItemQueue {
  private final QueueDefinition definition;
  private final int index;
  private final TraceListener trace;
  private final Environment environment;
  private final Optional<PythonLock> mutex;
  private final boolean betweenProcesses;
  private final ArrayDeque<Waiter> getters = new ArrayDeque<>();
  private final ArrayDeque<Waiter> putters = new ArrayDeque<>();
  private int size;
  private int available;

  /**
   * An empty queue.
   *
   * @param index in the scenario's order
   * @param mutex the lock around its state; empty where there is none
   * @param betweenProcesses whether feeder threads pickle and move the items
   */
  public ItemQueue(
      QueueDefinition definition,
      int index,
      Environment environment,
      Optional<PythonLock> mutex,
      boolean betweenProcesses) {
    this.definition = definition;
    this.index = index;
    this.environment = environment;
    this.trace = environment.trace();
    this.mutex = mutex;
    this.betweenProcesses = betweenProcesses;
  }

  /** The lock that whoever puts or gets must hold. */
  Optional<PythonLock> mutex() {
    return mutex;
  }

  /** Puts an item; false if the queue is full. */
  boolean tryPut(PythonThread by) {
    if (definition.capacity().isPresent() && size == definition.capacity().getAsInt()) {
      return false;
    }
    size++;
    report();
    if (betweenProcesses) {
      by.process().feeder(this).put();
    } else {
      arrived(by);
    }
    return true;
  }

  /** An item can be got from now on. */
  void arrived(PythonThread by) {
    available++;
    if (!readerDied()) {
      Waiter.wakeFirst(getters, by);
      dropDead();
    }
  }

  /** Those that were killed while they waited behind another one: they had no lock. */
  private void dropDead() {
    while (!getters.isEmpty() && getters.peek().gone()) {
      getters.poll();
    }
  }

  /**
   * Between processes the first of those that wait reads the pipe, under the lock of all readers:
   * if it is killed, that lock is never free again (CPython Lib/multiprocessing/queues.py {@code
   * Queue.get}).
   */
  private boolean readerDied() {
    return betweenProcesses && !getters.isEmpty() && getters.peek().gone();
  }

  /** Gets an item; false if there is none. */
  boolean tryGet(PythonThread by) {
    if (available == 0 || readerDied()) {
      return false;
    }
    available--;
    size--;
    report();
    Waiter.wakeFirst(putters, by);
    return true;
  }

  /** Waits for a place, behind the others. */
  void awaitPlace(Waiter waiter) {
    putters.add(waiter);
  }

  /** Waits for an item, behind the others. */
  void awaitItem(Waiter waiter) {
    getters.add(waiter);
  }

  /** Bytes of an item. */
  long itemBytes() {
    return definition.itemBytes();
  }

  private void report() {
    trace.queue(environment.engine().now(), index, size);
  }

  /** Adds who waits. */
  void describe(WaitGraph graph) {
    String name = "queue '" + definition.name() + "'";
    if (readerDied()) {
      String what = "an item in " + name + ", of which a killed process holds the reader's lock";
      getters.forEach(w -> graph.addForEver(w.task(), what));
    }
    getters.forEach(
        w -> graph.addForAny(w.task(), "an item in " + name + ", which is empty", List.of()));
    putters.forEach(
        w -> graph.addForAny(w.task(), "a place in " + name + ", which is full", List.of()));
  }
}
