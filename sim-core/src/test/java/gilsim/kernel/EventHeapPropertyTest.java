package gilsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The event list does what a sorted set would do. */
class EventHeapPropertyTest {
  private static final int STEPS = 2_000;

  /** An event with what the reference sorts by. */
  private static final class Numbered extends Event {
    private long due;
    private int rank;
    private long added;

    @Override
    protected void fire() {}
  }

  private final TreeSet<Numbered> reference =
      new TreeSet<>(
          Comparator.comparingLong((Numbered e) -> e.due)
              .thenComparing(e -> -e.rank)
              .thenComparing(e -> e.added));
  private final List<Numbered> idle = new ArrayList<>();
  private long count;

  /** Sequences run out after a handful of schedulings, so numbering afresh is met all the time. */
  @Property(seed = "20261124")
  void itIsASortedSet(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 300) int events,
      @ForAll @IntRange(min = 0, max = 60) int spareSequences) {
    EventHeap heap = new EventHeap(events + 1 + spareSequences);
    reference.clear();
    idle.clear();
    for (int i = 0; i < events; i++) {
      idle.add(new Numbered());
    }
    Random random = new Random(seed);
    for (int step = 0; step < STEPS; step++) {
      int action = random.nextInt(10);
      if (action < 5) {
        add(heap, random);
      } else if (action < 7) {
        cancel(heap, random);
      } else {
        remove(heap, random.nextInt(3) == 0 ? random.nextInt(50) : Long.MAX_VALUE);
      }
      assertThat(heap.size()).isEqualTo(reference.size());
      if (step % 100 == 0) {
        assertThat(heap.inOrder()).containsExactly(reference.toArray(Event[]::new));
      }
    }
    while (heap.size() > 0) {
      remove(heap, Long.MAX_VALUE);
    }
    assertThat(reference).isEmpty();
  }

  private void add(EventHeap heap, Random random) {
    if (!idle.isEmpty()) {
      Numbered event = idle.remove(random.nextInt(idle.size()));
      event.due = random.nextInt(50);
      event.rank = random.nextInt(12);
      event.added = count++;
      heap.add(event, event.due, event.rank);
      reference.add(event);
      assertThat(event.getPriority()).isEqualTo((short) event.rank);
      assertThat(heap.contains(event)).isTrue();
    }
  }

  private void cancel(EventHeap heap, Random random) {
    if (!reference.isEmpty()) {
      Numbered event = (Numbered) reference.toArray()[random.nextInt(reference.size())];
      heap.cancel(event);
      reference.remove(event);
      idle.add(event);
      assertThat(heap.contains(event)).isFalse();
    }
  }

  private void remove(EventHeap heap, long until) {
    Numbered first = reference.isEmpty() ? null : reference.first();
    Event removed = heap.removeFirst(until);
    if (first == null || first.due > until) {
      assertThat(removed).isNull();
    } else {
      assertThat(removed).isSameAs(first);
      assertThat(removed.isScheduled()).isFalse();
      reference.remove(first);
      idle.add(first);
    }
  }

  @Test
  void twoMillionEventsMayBePending() {
    int n = 2_000_000;
    EventHeap heap = new EventHeap();
    Random random = new Random(1);
    for (int i = 0; i < n; i++) {
      heap.add(new Numbered(), random.nextInt(n));
    }
    assertThat(heap.size()).isEqualTo(n);
    long before = 0;
    for (int i = 0; i < n; i++) {
      Event event = heap.removeFirst(Long.MAX_VALUE);
      assertThat(event.scheduledTime() >= before).isTrue();
      before = event.scheduledTime();
    }
    assertThat(heap.removeFirst(Long.MAX_VALUE)).isNull();
  }

  @Test
  void cancellingWithoutEndKeepsTheListSmall() {
    EventHeap heap = new EventHeap();
    Numbered timer = new Numbered();
    Numbered other = new Numbered();
    heap.add(other, 1_000);
    for (int i = 0; i < 100_000; i++) {
      heap.add(timer, 1_000_000 + i);
      heap.cancel(timer);
      assertThat(heap.entries()).isLessThan(100);
    }
    assertThat(heap.removeFirst(Long.MAX_VALUE)).isSameAs(other);
    assertThat(heap.size()).isZero();
  }
}
