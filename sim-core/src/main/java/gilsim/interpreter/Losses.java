package gilsim.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What became of the workers that were to die, and which tasks were lost with them. */
public final class Losses {
  private static final double NANOS_PER_SECOND = 1e9;

  /** More lost tasks than this are counted, not kept. */
  private static final int KEPT = 100;

  private final List<String> deaths = new ArrayList<>();
  private final List<Task> named = new ArrayList<>();
  private int planned;
  private long unfinished;
  private long finite;
  private long results;
  private long finiteResults;
  private boolean broken;

  /** A worker is to die. */
  void plan() {
    planned++;
  }

  /** A worker is killed now. */
  void killed(int worker, long now) {
    deaths.add("worker " + worker + " was killed at " + now / NANOS_PER_SECOND + " s");
  }

  /** Nobody dies, because the wanted worker is not alive now. */
  void nobodyToKill(OptionalInt wanted, int started, long now) {
    deaths.add(
        (wanted.isPresent() ? "worker " + wanted.getAsInt() : "no worker")
            + (wanted.isPresent() ? " was not alive at " : " was alive at ")
            + now / NANOS_PER_SECOND
            + " s ("
            + started
            + " had been started), so none was killed");
  }

  /** A process pool is of no use any more. */
  void poolBroke() {
    broken = true;
  }

  /** A task was not finished, or only its result was lost. */
  void lost(Task task, boolean wasUnfinished) {
    if (!wasUnfinished) {
      results++;
      finiteResults += task.finite() ? 1 : 0;
      return;
    }
    unfinished++;
    if (task.finite()) {
      finite++;
    }
    if (named.size() < KEPT) {
      named.add(task);
    }
  }

  /** Tasks of finite sets that will never be finished. */
  public long finite() {
    return finite;
  }

  /**
   * True if the program did not do what it was to do: it never gets all of a finite set of results,
   * or has nothing to run its tasks any more.
   */
  public boolean failed() {
    return finite > 0 || finiteResults > 0 || broken && unfinished > 0;
  }

  /** What happened, for people; empty if nothing was planned. */
  public String describe() {
    List<String> parts = new ArrayList<>(deaths);
    if (deaths.size() < planned) {
      parts.add("no worker was killed: the run was over before");
    }
    if (broken) {
      parts.add("the process pool broke (BrokenProcessPool)");
    }
    if (unfinished > 0) {
      parts.add(
          unfinished
              + (unfinished == 1 ? " task was lost: " : " tasks were lost: ")
              + WaitGraph.names(named, unfinished));
    }
    if (results > 0) {
      parts.add(
          results
              + (results == 1 ? " result" : " results")
              + " of finished tasks never reached the program");
    }
    return String.join("; ", parts);
  }
}
