package gilsim.batch;

import gilsim.experiment.DetectedWarmUp;
import gilsim.experiment.Pilot;
import gilsim.store.PlanFacts;
import gilsim.store.RunKey;
import gilsim.store.RunStore;
import gilsim.store.StoredRun;
import gilsim.sweep.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a batch has to do, and who does what: threads take work and hand in results. Points are done
 * in order as far as possible. Where a thread would have to wait for others before the next
 * decision, it begins with the runs that will be needed if more are; should they not be, they are
 * stored and count nowhere.
 */
final class Agenda {
  /** A run that some thread simulates now. */
  private record Begun(RunKey key, int replication) {}

  private final RunStore store;
  private final BatchListener listener;
  private final Tally tally;
  private final Deque<PointWork> waiting = new ArrayDeque<>();
  private final List<PointWork> open = new ArrayList<>();
  private final Set<Begun> begun = new HashSet<>();
  private boolean abandoned;
  private boolean stopped;
  private Optional<Throwable> failure = Optional.empty();

  Agenda(RunStore store, BatchListener listener, List<Plan> plans, List<PlanFacts> facts) {
    this.store = store;
    this.listener = listener;
    this.tally = new Tally(store);
    for (int i = 0; i < plans.size(); i++) {
      for (int point = 0; point < plans.get(i).points().size(); point++) {
        PointWork work = new PointWork(plans.get(i), facts.get(i), point, store, tally);
        work.announce();
        waiting.add(work);
      }
    }
    listener.planned(tally.planned());
  }

  /** The next piece of work; waits for it, and is empty when nothing is left to do. */
  synchronized Optional<Work> take() throws InterruptedException {
    while (!stopped) {
      Optional<Work> work = next();
      if (work.isPresent()) {
        return work;
      }
      if (open.isEmpty() && waiting.isEmpty()) {
        break;
      }
      wait();
    }
    return Optional.empty();
  }

  private Optional<Work> next() {
    int i = 0;
    while (!stopped && (i < open.size() || openNext())) {
      PointWork point = open.get(i);
      Optional<Work> work = point.claim(this);
      if (work.isPresent()) {
        return work;
      }
      // Everything may have been stored already.
      if (!point.isComplete()) {
        i++;
      } else if (isDone(point)) {
        open.remove(i);
      }
    }
    for (PointWork point : open) {
      Optional<Work> ahead = stopped ? Optional.empty() : point.claimAhead(this);
      if (ahead.isPresent()) {
        return ahead;
      }
    }
    return Optional.empty();
  }

  /**
   * Marks a run as begun.
   *
   * @return false if a thread simulates it already, for a cell that is alike: its result will do
   */
  boolean begin(RunKey key, int replication) {
    return begun.add(new Begun(key, replication));
  }

  private boolean openNext() {
    if (waiting.isEmpty()) {
      return false;
    }
    PointWork point = waiting.remove();
    point.begin();
    open.add(point);
    return true;
  }

  private boolean isDone(PointWork point) {
    long before = tally.planned();
    boolean done = point.decide();
    if (tally.planned() > before) {
      listener.planned(tally.planned());
    }
    return done;
  }

  /** Hands in a run: it is stored first, then it counts. */
  void finished(RunWork work, StoredRun run) {
    CellWork cell = work.cell();
    if (isAbandoned()) {
      return;
    }
    store.keep(cell.key(), work.replication(), run);
    synchronized (this) {
      begun.remove(new Begun(cell.key(), work.replication()));
      tally.simulated(run.outcome());
      PointWork point = cell.point();
      point.present(cell, work.replication(), run);
      if (open.contains(point) && point.isComplete() && isDone(point)) {
        open.remove(point);
      }
      listener.finished(new RunProgress(run.status(), tally.runs(), tally.planned()));
      notifyAll();
    }
  }

  /** Hands in a pilot. */
  synchronized void finished(PilotWork work, Pilot pilot) {
    CellWork cell = work.cell();
    if (abandoned) {
      return;
    }
    Optional<DetectedWarmUp> warmUp = cell.finished(work.number(), pilot);
    warmUp.ifPresent(detected -> store.keep(cell.key(), detected));
    if (warmUp.isPresent() && !warmUp.get().settled()) {
      listener.warning(
          cell.point().id()
              + ", "
              + cell.cell().strategy()
              + ": the system does not settle in the first half of the run, so half of it is left"
              + " out as warm-up");
    }
    notifyAll();
  }

  /** No new work begins. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Results that are handed in from now on come too late. */
  synchronized void abandon() {
    abandoned = true;
  }

  private synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** The batch cannot go on. */
  synchronized void fail(Throwable cause) {
    if (failure.isEmpty()) {
      failure = Optional.of(cause);
    }
    stop();
  }

  /** Why the batch could not go on. */
  synchronized Optional<Throwable> failure() {
    return failure;
  }

  /** True if it was stopped before everything was done. */
  synchronized boolean isCutShort() {
    return stopped && !(open.isEmpty() && waiting.isEmpty());
  }

  synchronized Tally tally() {
    return tally;
  }
}
