package gilsim.kernel;

import java.util.Arrays;

/**
 * The pending events: a 4-ary heap of pairs of numbers, the time and the order of each event. The
 * order is what decides between events of the same time, and says where the event is:
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

  /** Entry i is at 2i + 4, so that four siblings share a cache line if the array begins one. */
  private static final int TIME = 4;

  private static final int ORDER = TIME + 1;

  /** Fewer entries of cancelled events than this are not worth a sweep. */
  private static final int FEW = 32;

  private long[] heap = new long[2 * FIRST_CAPACITY + TIME];
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
      throw new IllegalArgumentException(
          "priority " + priority + " is not in 0.." + HIGHEST_PRIORITY);
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
      if (size + 4 > slots.length) {
        grow();
      }
      long order = occupy(size, event, time, rank);
      siftUp(size++, time, order);
    }
  }

  /** Gives the event the slot that is noted at a position of the heap. */
  private long occupy(int position, Event event, long time, long rank) {
    int slot = slot(order(position));
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

  /** The time of the event that was removed last; valid until the heap is used again. */
  long removedTime() {
    return time(0);
  }

  /** The first event; null if there is none up to (including) that time. */
  Event first(long until) {
    if (hole) {
      fillHole();
    }
    while (size > 0 && time(0) <= until) {
      long order = order(0);
      Event event = slots[slot(order)];
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
    return event.isScheduled()
        && slot(event.order) < slots.length
        && slots[slot(event.order)] == event;
  }

  /** The pending events in the order in which they will come. */
  Event[] inOrder() {
    sweep();
    Event[] events = new Event[size];
    for (int i = 0; i < size; i++) {
      events[i] = slots[slot(order(i))];
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
      slots[slot(order(i))].order = NOT_SCHEDULED;
      free(i, slot(order(i)));
    }
    Arrays.fill(slots, null);
    size = 0;
  }

  private long time(int i) {
    return heap[2 * i + TIME];
  }

  private long order(int i) {
    return heap[2 * i + ORDER];
  }

  private void put(int i, long time, long order) {
    heap[2 * i + TIME] = time;
    heap[2 * i + ORDER] = order;
  }

  private void free(int i, int slot) {
    put(i, Long.MAX_VALUE, FREE | slot);
  }

  private static int slot(long order) {
    return (int) order & SLOT_MASK;
  }

  private void fillHole() {
    hole = false;
    size--;
    long time = time(size);
    long order = order(size);
    free(size, slot(order(0)));
    if (size > 0) {
      siftDown(0, time, order);
    }
  }

  private void siftUp(int from, long time, long order) {
    long[] h = heap;
    int i = from;
    while (i > 0) {
      int parent = (i - 1) >> 2;
      long parentTime = h[2 * parent + TIME];
      long parentOrder = h[2 * parent + ORDER];
      if (parentTime < time || (parentTime == time && parentOrder < order)) {
        break;
      }
      h[2 * i + TIME] = parentTime;
      h[2 * i + ORDER] = parentOrder;
      i = parent;
    }
    h[2 * i + TIME] = time;
    h[2 * i + ORDER] = order;
  }

  private void siftDown(int from, long time, long order) {
    long[] h = heap;
    int n = size;
    int i = from;
    int child = (i << 2) + 1;
    while (child < n) {
      int best = n == 2 ? 1 : firstOfFour(h, child);
      long bestTime = h[2 * best + TIME];
      long bestOrder = h[2 * best + ORDER];
      if (time < bestTime || (time == bestTime && order < bestOrder)) {
        break;
      }
      h[2 * i + TIME] = bestTime;
      h[2 * i + ORDER] = bestOrder;
      i = best;
      child = (i << 2) + 1;
    }
    h[2 * i + TIME] = time;
    h[2 * i + ORDER] = order;
  }

  /**
   * The first of four siblings. Which one it is cannot be predicted, so it is computed without a
   * branch; that times are equal is rare.
   */
  private static int firstOfFour(long[] h, int i) {
    long first = h[2 * i + TIME];
    long third = h[2 * i + 4 + TIME];
    long ab = h[2 * i + 2 + TIME] - first;
    long cd = h[2 * i + 6 + TIME] - third;
    // All ones where the latter of a pair is earlier. Times are not negative: no overflow.
    long b = ab >> 63;
    long d = cd >> 63;
    long pairs = third + (cd & d) - first - (ab & b);
    long right = pairs >> 63;
    if (pairs == 0 | (ab & ~right | cd & right) == 0) {
      return earlier(h, earlier(h, i, i + 1), earlier(h, i + 2, i + 3));
    }
    return i + (int) (right & (2 - d) | ~right & -b);
  }

  private static int earlier(long[] h, int i, int j) {
    long before = h[2 * j + TIME] - h[2 * i + TIME];
    return before < 0 || (before == 0 && h[2 * j + ORDER] < h[2 * i + ORDER]) ? j : i;
  }

  /** Removes the entries of cancelled events. */
  private void sweep() {
    if (hole) {
      fillHole();
    }
    int live = 0;
    for (int i = 0; i < size; i++) {
      long order = order(i);
      if (slots[slot(order)].order == order) {
        long time = time(i);
        put(i, time(live), order(live));
        put(live++, time, order);
      }
    }
    for (int i = live; i < size; i++) {
      free(i, slot(order(i)));
    }
    size = live;
    cancelled = 0;
    for (int i = (size - 2) >> 2; i >= 0; i--) {
      siftDown(i, time(i), order(i));
    }
  }

  private void numberAfresh() {
    sweep();
    long[] used = new long[size];
    for (int i = 0; i < size; i++) {
      used[i] = sequence(order(i));
    }
    Arrays.sort(used);
    for (int i = 0; i < size; i++) {
      long fresh = Arrays.binarySearch(used, sequence(order(i)));
      long order = order(i) & ~(SEQUENCE_MASK << SLOT_BITS) | fresh << SLOT_BITS;
      slots[slot(order)].order = order;
      put(i, time(i), order);
    }
    sequence = size;
  }

  private void grow() {
    int capacity = slots.length;
    if (capacity == MAX_SLOTS) {
      throw new IllegalStateException("more than " + (MAX_SLOTS - 4) + " events are pending");
    }
    heap = Arrays.copyOf(heap, 4 * capacity + TIME);
    slots = Arrays.copyOf(slots, 2 * capacity);
    freeSlots(capacity);
  }

  private void freeSlots(int from) {
    for (int i = from; i < slots.length; i++) {
      free(i, i);
    }
  }
}
