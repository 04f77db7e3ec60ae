package gilsim.interpreter;

import java.util.PriorityQueue;

/**
 * The timers of an event loop: a heap ordered by time, and by the order of their making where times
 * are equal.
 */
final class LoopTimers {
  private record Timer(long when, long number, EventLoop.Handle handle)
      implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      return when != other.when
          ? Long.compare(when, other.when)
          : Long.compare(number, other.number);
    }
  }

  private final PriorityQueue<Timer> heap = new PriorityQueue<>();
  private long made;

  boolean isEmpty() {
    return heap.isEmpty();
  }

  long first() {
    return heap.element().when();
  }

  void add(long when, EventLoop.Handle handle) {
    heap.add(new Timer(when, made++, handle));
  }

  EventLoop.Handle poll() {
    return heap.remove().handle();
  }
}
