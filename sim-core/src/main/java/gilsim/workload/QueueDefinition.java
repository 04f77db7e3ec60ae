package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A queue through which tasks pass items to each other: {@code queue.Queue}, {@code asyncio.Queue}
 * or {@code multiprocessing.Queue}, as the strategy needs. Items are counted and have no content.
 *
 * @param name the queue's name
 * @param capacity most items in it, at least 1; empty: no limit
 * @param itemBytes size of an item, which only a {@code multiprocessing.Queue} pickles; at least 0
 */
public record QueueDefinition(String name, OptionalInt capacity, long itemBytes) {

  private static final Key<Integer> CAPACITY =
      Key.optional(
          "capacity",
          Types.integer(1, 1_000_000_000),
          "most items in it; a put into a full queue waits; else no limit");

  private static final Key<Long> ITEM =
      Key.of("item", Types.size(), "0", "size of an item, which a multiprocessing.Queue pickles");

  /** A queue whose name stands elsewhere: the key above it. */
  @FunctionalInterface
  public interface Unnamed {
    /** The queue with its name. */
    QueueDefinition named(String name);
  }

  /** How it is written. */
  public static final Form<Unnamed> TYPE =
      Form.of(
          "queue",
          "a queue between tasks",
          v -> {
            Optional<Integer> capacity = v.find(CAPACITY);
            long item = v.get(ITEM);
            return name ->
                new QueueDefinition(
                    name, capacity.map(OptionalInt::of).orElseGet(OptionalInt::empty), item);
          },
          CAPACITY,
          ITEM);

  /** Validates the ranges. */
  public QueueDefinition {
    if (capacity.isPresent() && capacity.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "capacity must be at least 1 but is " + capacity.getAsInt());
    }
    if (itemBytes < 0) {
      throw new IllegalArgumentException("item must be at least 0 but is " + itemBytes);
    }
  }
}
