package gilsim.kernel;

import java.util.Map;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/** Carries an event that is not one of ours, such as DSOL's own, through the event list. */
final class ForeignEvent extends Event {
  private final SimEventInterface<Long> event;
  private final Map<SimEventInterface<Long>, ForeignEvent> pending;

  /**
   * A carrier.
   *
   * @param pending where the carrier is found by its event, until it fires
   */
  ForeignEvent(SimEventInterface<Long> event, Map<SimEventInterface<Long>, ForeignEvent> pending) {
    this.event = event;
    this.pending = pending;
  }

  SimEventInterface<Long> event() {
    return event;
  }

  @Override
  protected void fire() {
    pending.remove(event);
    event.execute();
  }
}
