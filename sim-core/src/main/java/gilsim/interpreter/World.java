package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * All threads of a process, whichever of its interpreters they are attached to: some operations of
 * a free-threaded build stop them all.
 *
 * <p>One stop at a time. The thread that wants it is detached; it asks all attached threads to
 * detach and sleeps until the last one has, at its next check point or the end of its C code. Then
 * all others stand. It lets them go on at once, and the next thread that wants a stop may begin:
 * those that were woken and have not attached by then stand again. Source: CPython Python/pystate.c
 * {@code stop_the_world}, {@code start_the_world}. There a thread that detaches without having
 * looked is noticed at the next of the looks that come every millisecond; here it is noticed at
 * once.
 */
final class World {
  private final List<NoGil> interpreters = new ArrayList<>();
  private final ArrayDeque<WorldStopCall> waiting = new ArrayDeque<>();
  private WorldStopCall stopper;
  private boolean watched;
  private boolean stopping;

  /** An interpreter of the process; those with a GIL never stop together. */
  void add(Gil gil) {
    if (gil instanceof NoGil free && !interpreters.contains(free)) {
      interpreters.add(free);
      free.livesIn(this);
    }
  }

  /** From now on it matters who is attached; before the first thread is. */
  void watch() {
    watched = true;
  }

  boolean watched() {
    return watched;
  }

  /** Whether threads that want to attach have to wait, and those that are attached to detach. */
  boolean stopping() {
    return stopping;
  }

  /** A detached thread with a processor wants to stop all others; it may have to wait. */
  void request(WorldStopCall by) {
    if (stopper == null) {
      stopper = by;
    } else {
      waiting.add(by);
    }
  }

  /**
   * The thread looks whether it has stopped all others, and begins with that when it is its turn.
   *
   * @return true if all stand, and went on again
   */
  boolean stopped(WorldStopCall by) {
    if (stopper != by || interpreters.stream().anyMatch(NoGil::collecting)) {
      return false;
    }
    if (!stopping) {
      stopping = true;
      interpreters.forEach(NoGil::askAllToDetach);
    }
    if (interpreters.stream().anyMatch(NoGil::inUse)) {
      return false;
    }
    start();
    return true;
  }

  private void start() {
    stopping = false;
    interpreters.forEach(NoGil::letGoOn);
    stopper = waiting.poll();
    if (stopper != null) {
      stopper.goOn();
    }
  }

  /** A thread has detached, or a collection is over. */
  void changed() {
    if (stopper != null
        && interpreters.stream().noneMatch(i -> i.collecting() || stopping && i.inUse())) {
      stopper.goOn();
    }
  }
}
