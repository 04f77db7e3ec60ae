package gilsim.kernel;

/**
 * Something that happens at one instant of simulated time. Events are made once and scheduled many
 * times; an event is in the event list at most once.
 */
public abstract class Event {
  long time;
  long sequence;
  boolean scheduled;

  /** What happens. {@link Engine#now()} is the event's time. */
  protected abstract void fire();

  /** True while the event waits in the event list. */
  public final boolean isScheduled() {
    return scheduled;
  }

  /** The instant for which it is, or was last, scheduled, nanoseconds. */
  public final long scheduledTime() {
    return time;
  }
}
