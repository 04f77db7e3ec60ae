package gilsim.kernel;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/**
 * The pending events as DSOL sees them. It accepts any DSOL event beside ours; of events with equal
 * time and priority the one that was added first comes first, where DSOL's own lists go by when the
 * objects were made.
 */
final class EventList implements EventListInterface<Long> {
  private final EventHeap heap;
  private final Map<SimEventInterface<Long>, ForeignEvent> foreign = new IdentityHashMap<>();

  EventList(EventHeap heap) {
    this.heap = heap;
  }

  /**
   * Adds a DSOL event.
   *
   * @throws IllegalStateException if it is in the list already; DSOL's own list would drop it
   * @throws IllegalArgumentException for an {@link Event}, which gets its time when it is scheduled
   */
  @Override
  public void add(SimEventInterface<Long> event) {
    if (event instanceof Event) {
      throw new IllegalArgumentException("use Engine.schedule(event, time) for this event");
    }
    if (foreign.containsKey(event)) {
      throw new IllegalStateException("the event is scheduled already: " + event);
    }
    ForeignEvent carrier = new ForeignEvent(event, foreign);
    heap.add(carrier, event.getAbsoluteExecutionTime(), event.getPriority());
    foreign.put(event, carrier);
  }

  @Override
  public boolean contains(SimEventInterface<Long> event) {
    return event instanceof Event own ? heap.contains(own) : foreign.containsKey(event);
  }

  @Override
  public void clear() {
    heap.clear();
    foreign.clear();
  }

  @Override
  public boolean isEmpty() {
    return heap.size() == 0;
  }

  @Override
  public Iterator<SimEventInterface<Long>> iterator() {
    return Arrays.stream(heap.inOrder()).map(EventList::asAdded).iterator();
  }

  @Override
  public boolean remove(SimEventInterface<Long> event) {
    if (!contains(event)) {
      return false;
    }
    heap.cancel(event instanceof Event own ? own : foreign.remove(event));
    return true;
  }

  @Override
  public int size() {
    return heap.size();
  }

  @Override
  public SimEventInterface<Long> first() {
    return asAdded(existing(heap.first(Long.MAX_VALUE)));
  }

  @Override
  public SimEventInterface<Long> removeFirst() {
    SimEventInterface<Long> event = asAdded(existing(heap.removeFirst(Long.MAX_VALUE)));
    foreign.remove(event);
    return event;
  }

  private static Event existing(Event event) {
    if (event == null) {
      throw new NoSuchElementException("no event is pending");
    }
    return event;
  }

  private static SimEventInterface<Long> asAdded(Event event) {
    return event instanceof ForeignEvent carrier ? carrier.event() : event;
  }
}
