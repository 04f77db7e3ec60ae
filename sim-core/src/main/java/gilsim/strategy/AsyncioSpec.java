package gilsim.strategy;

import java.util.OptionalInt;

/**
 * One asyncio event loop in one thread.
 *
 * @param limit how many tasks may be inside at once (an {@code asyncio.Semaphore} around the whole
 *     task), at least 1; empty: no limit
 */
public record AsyncioSpec(OptionalInt limit) implements StrategySpec {

  /** Validates the limit. */
  public AsyncioSpec {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("limit must be at least 1 but is " + limit.getAsInt());
    }
  }
}
