package gilsim.kernel;

import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/**
 * Something that happens at one instant of simulated time. Events are made once and scheduled many
 * times; an event is in the event list at most once. That is what saves an object per event.
 */
public abstract class Event implements SimEventInterface<Long> {
  long time;

  /** Priority, sequence and slot, as {@link EventHeap} packs them. */
  long order = EventHeap.NOT_SCHEDULED;

  /** What happens. {@link Engine#now()} is the event's time. */
  protected abstract void fire();

  /** True while the event waits in the event list. */
  public final boolean isScheduled() {
    return order != EventHeap.NOT_SCHEDULED;
  }

  /** The instant for which it is, or was last, scheduled, nanoseconds. */
  public final long scheduledTime() {
    return time;
  }

  /** Lets happen what happens, as DSOL calls it. */
  @Override
  public final void execute() {
    fire();
  }

  /** {@link #scheduledTime()}, as DSOL calls it. */
  @Override
  public final Long getAbsoluteExecutionTime() {
    return time;
  }

  /** The priority with which it is scheduled; the normal one while it is not. */
  @Override
  public final short getPriority() {
    return isScheduled() ? EventHeap.priority(order) : NORMAL_PRIORITY;
  }

  /** Number of this scheduling: of two pending events the one scheduled later has the higher. */
  @Override
  public final long getId() {
    return EventHeap.sequence(order);
  }
}
