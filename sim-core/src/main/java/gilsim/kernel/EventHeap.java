package gilsim.kernel;

import java.util.Arrays;

/**
 * The pending events: a 4-ary heap on two parallel arrays, the time and the order of each event.
 * The order is what decides between events of the same time, and says where the event is:
 *
 * <pre>
 *   bit 63      0
 *   bits 59–62  11 − priority: of two events the one with the higher priority comes first
 *   bits 26–58  sequence: the event that was scheduled earlier comes first
 *   bits 0–25   slot: index into the table of event objects
 * </pre>
 *
 * <p>So 2^26 events can be pending, and every 2^33 schedulings the sequences of what is pending are
 * numbered afresh: a run may be as long as it likes.
 *
 * <p>Removing the first event leaves a hole at the root, and the next event that is scheduled falls
 * through it: one way down instead of one down and one up. A cancelled event leaves its entry
 * behind, recognised by an order that is no longer its event's; entries of cancelled events are
 * swept as soon as they outnumber the others.
 */
final class EventHeap {
  static final long NOT_SCHEDULED = -1;

  private static final int SLOT_BITS = 26;
  private static final int SEQUENCE_BITS = 33;
  private static final int PRIORITY_SHIFT = SLOT_BITS + SEQUENCE_BITS;
  private static final int MAX_SLOTS = 1 << SLOT_BITS;
  private static final int SLOT_MASK = MAX_SLOTS - 1;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;
  private static final int HIGHEST_PRIORITY = Event.MAX_PRIORITY + 1;
  private static final long NORMAL_RANK =
      (long) (HIGHEST_PRIORITY - Event.NORMAL_PRIORITY) << PRIORITY_SHIFT;

  /** What is later than any event: behind the entries of the heap it marks the free slots. */
  private static final long FREE = 15L << PRIORITY_SHIFT;

  private static final int FIRST_CAPACITY = 64;

  /** Fewer entries of cancelled events than this are not worth a sweep. */
  private static final int FEW = 32;

  private long[] times = new long[FIRST_CAPACITY];

  private long[] orders = new long[FIRST_CAPACITY];

  private Event[] slots = new Event[FIRST_CAPACITY];
  private int size;
  private int cancelled;
  private boolean hole;
  private long sequence;
  private final long lastSequence;

  EventHeap() {
    this(SEQUENCE_MASK);
  }

  /** A heap that numbers afresh sooner, for tests. */
  EventHeap(long lastSequence) {
    this.lastSequence = lastSequence;
    freeSlots(0);
  }

  static short priority(long order) {
    return (short) (HIGHEST_PRIORITY - (order >>> PRIORITY_SHIFT));
  }

  static long sequence(long order) {
    return order >>> SLOT_BITS & SEQUENCE_MASK;
  }

  /** How many events are pending. */
  int size() {
    return size - cancelled - (hole ? 1 : 0);
  }

  /** How many entries there are, those of cancelled events included. */
  int entries() {
    return size;
  }

  /** Adds an event that is not scheduled, with normal priority. */
  void add(Event event, long time) {
    insert(event, time, NORMAL_RANK);
  }

  /** Adds an event that is not scheduled; the priority is 0 to 11, higher comes first. */
  void add(Event event, long time, int priority) {
    if (priority < 0 || priority > HIGHEST_PRIORITY) {
      throw new IllegalArgumentException("priority " + priority + " is not in 0.." + 11);
    }
    insert(event, time, (long) (HIGHEST_PRIORITY - priority) << PRIORITY_SHIFT);
  }

  private void insert(Event event, long time, long rank) {
    if (sequence == lastSequence) {
      numberAfresh();
    }
    if (hole) {
      hole = false;
      siftDown(0, time, occupy(0, event, time, rank));
    } else {
      if (size + 4 > orders.length) {
        grow();
      }
      long order = occupy(size, event, time, rank);
      siftUp(size++, time, order);
    }
  }

  /** Gives the event the slot that is noted at a position of the heap. */
  private long occupy(int position, Event event, long time, long rank) {
    int slot = (int) orders[position] & SLOT_MASK;
    long order = rank | sequence++ << SLOT_BITS | slot;
    event.time = time;
    event.order = order;
    // Storing a reference costs the garbage collector's barrier; mostly it is there already.
    if (slots[slot] != event) {
      slots[slot] = event;
    }
    return order;
  }

  /** Takes an event out. */
  void cancel(Event event) {
    event.order = NOT_SCHEDULED;
    cancelled++;
    if (cancelled > FEW && cancelled > size >> 1) {
      sweep();
    }
  }

  /** Removes and returns the first event; null if there is none up to (including) that time. */
  Event removeFirst(long until) {
    Event event = first(until);
    if (event != null) {
      event.order = NOT_SCHEDULED;
      hole = true;
    }
    return event;
  }

  /** The first event; null if there is none up to (including) that time. */
  Event first(long until) {
    if (hole) {
      fillHole();
    }
    while (size > 0 && times[0] <= until) {
      long order = orders[0];
      Event event = slots[(int) order & SLOT_MASK];
      if (event.order == order) {
        return event;
      }
      cancelled--;
      fillHole();
    }
    return null;
  }

  /** True if this very event is pending here. */
  boolean contains(Event event) {
    return event.order != NOT_SCHEDULED && slots[(int) event.order & SLOT_MASK] == event;
  }

  /** The pending events in the order in which they will come. */
  Event[] inOrder() {
    sweep();
    Event[] events = new Event[size];
    for (int i = 0; i < size; i++) {
      events[i] = slots[(int) orders[i] & SLOT_MASK];
    }
    Arrays.sort(
        events,
        (a, b) -> a.time != b.time ? Long.compare(a.time, b.time) : Long.compare(a.order, b.order));
    return events;
  }

  /** Forgets every event. */
  void clear() {
    sweep();
    for (int i = 0; i < size; i++) {
      slots[(int) orders[i] & SLOT_MASK].order = NOT_SCHEDULED;
      times[i] = Long.MAX_VALUE;
      orders[i] = FREE | orders[i] & SLOT_MASK;
    }
    Arrays.fill(slots, null);
    size = 0;
  }

  private void fillHole() {
    hole = false;
    size--;
    long time = times[size];
    long order = orders[size];
    times[size] = Long.MAX_VALUE;
    orders[size] = FREE | orders[0] & SLOT_MASK;
    if (size > 0) {
      siftDown(0, time, order);
    }
  }

  private void siftUp(int from, long time, long order) {
    long[] t = times;
    long[] o = orders;
    int i = from;
    while (i > 0) {
      int parent = (i - 1) >> 2;
      if (t[parent] < time || (t[parent] == time && o[parent] < order)) {
        break;
      }
      t[i] = t[parent];
      o[i] = o[parent];
      i = parent;
    }
    t[i] = time;
    o[i] = order;
  }

  private void siftDown(int from, long time, long order) {
    long[] t = times;
    long[] o = orders;
    int i = from;
    int child = (i << 2) + 1;
    while (child < size) {
      int best = size == 2 ? 1 : first(t, o, child);
      long bestTime = t[best];
      if (time < bestTime || (time == bestTime && order < o[best])) {
        break;
      }
      t[i] = bestTime;
      o[i] = o[best];
      i = best;
      child = (i << 2) + 1;
    }
    t[i] = time;
    o[i] = order;
  }

  /**
   * The first of four entries. Which one it is cannot be predicted, so it is computed without a
   * branch; that times are equal is rare.
   */
  private static int first(long[] t, long[] o, int i) {
    long t0 = t[i];
    long t2 = t[i + 2];
    long ab = t[i + 1] - t0;
    long cd = t[i + 3] - t2;
    // All ones where the second of a pair is earlier. Times are not negative: no overflow.
    long second = ab >> 63;
    long fourth = cd >> 63;
    long pairs = t2 + (cd & fourth) - t0 - (ab & second);
    long right = pairs >> 63;
    if (pairs == 0 | (ab & ~right | cd & right) == 0) {
      return earlier(t, o, earlier(t, o, i, i + 1), earlier(t, o, i + 2, i + 3));
    }
    return i + (int) (right & (2 - fourth) | ~right & -second);
  }

  private static int earlier(long[] t, long[] o, int a, int b) {
    return t[b] < t[a] || (t[b] == t[a] && o[b] < o[a]) ? b : a;
  }

  /** Removes the entries of cancelled events. */
  private void sweep() {
    if (hole) {
      fillHole();
    }
    int live = 0;
    for (int i = 0; i < size; i++) {
      long order = orders[i];
      if (slots[(int) order & SLOT_MASK].order == order) {
        long time = times[i];
        orders[i] = orders[live];
        orders[live] = order;
        times[live++] = time;
      }
    }
    for (int i = live; i < size; i++) {
      times[i] = Long.MAX_VALUE;
      orders[i] = FREE | orders[i] & SLOT_MASK;
    }
    size = live;
    cancelled = 0;
    for (int i = (size - 2) >> 2; i >= 0; i--) {
      siftDown(i, times[i], orders[i]);
    }
  }

  private void numberAfresh() {
    sweep();
    long[] used = new long[size];
    for (int i = 0; i < size; i++) {
      used[i] = sequence(orders[i]);
    }
    Arrays.sort(used);
    for (int i = 0; i < size; i++) {
      long fresh = Arrays.binarySearch(used, sequence(orders[i]));
      long order = orders[i] & ~(SEQUENCE_MASK << SLOT_BITS) | fresh << SLOT_BITS;
      slots[(int) order & SLOT_MASK].order = order;
      orders[i] = order;
    }
    sequence = size;
  }

  private void grow() {
    int capacity = orders.length;
    if (capacity == MAX_SLOTS) {
      throw new IllegalStateException("more than " + MAX_SLOTS + " events are pending");
    }
    times = Arrays.copyOf(times, 2 * capacity);
    orders = Arrays.copyOf(orders, 2 * capacity);
    slots = Arrays.copyOf(slots, 2 * capacity);
    freeSlots(capacity);
  }

  private void freeSlots(int from) {
    for (int i = from; i < orders.length; i++) {
      times[i] = Long.MAX_VALUE;
      orders[i] = FREE | i;
    }
  }
}
