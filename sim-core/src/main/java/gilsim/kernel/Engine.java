package gilsim.kernel;

import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Executes events in the order of their time, and of scheduling where times are equal. */
public final class Engine {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          (a, b) ->
              a.time != b.time
                  ? Long.compare(a.time, b.time)
                  : Long.compare(a.sequence, b.sequence));
  private long now;
  private long sequence;
  private long executed;
  private boolean stopped;

  /**
   * Builds a model and runs it in the caller's thread.
   *
   * @param model schedules the first events; called at time 0
   * @param horizon the instant to stop at, nanoseconds; {@link Long#MAX_VALUE} for none. Events at
   *     the horizon itself are executed
   * @return how the run ended
   */
  public static RunEnd run(Consumer<Engine> model, long horizon) {
    Engine engine = new Engine();
    try {
      model.accept(engine);
      return engine.loop(horizon);
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      throw new ModelException(engine.now, e);
    }
  }

  private RunEnd loop(long horizon) {
    while (!stopped && !events.isEmpty()) {
      if (events.peek().time > horizon) {
        now = horizon;
        return new RunEnd(RunEnd.Reason.HORIZON, now, executed);
      }
      Event event = events.poll();
      now = event.time;
      event.scheduled = false;
      executed++;
      event.fire();
    }
    return new RunEnd(stopped ? RunEnd.Reason.STOPPED : RunEnd.Reason.EXHAUSTED, now, executed);
  }

  /** The current simulated time, nanoseconds since the begin of the replication. */
  public long now() {
    return now;
  }

  /**
   * Schedules an event.
   *
   * @param event not scheduled now
   * @param time at least {@link #now()}
   */
  public void schedule(Event event, long time) {
    if (event.scheduled || time < now) {
      throw new IllegalStateException("event is scheduled already, or in the past");
    }
    event.time = time;
    event.sequence = sequence++;
    event.scheduled = true;
    events.add(event);
  }

  /** Schedules an event a delay (at least 0) from now. */
  public void scheduleIn(Event event, long delay) {
    schedule(event, now + delay);
  }

  /** Takes an event out of the list, if it is in there. */
  public void cancel(Event event) {
    if (event.scheduled) {
      events.remove(event);
      event.scheduled = false;
    }
  }

  /** Ends the run after the current event; the clock stays where it is. */
  public void stop() {
    stopped = true;
  }

  /** How many events were executed so far. */
  public long executed() {
    return executed;
  }
}
