package gilsim.advice;

import gilsim.sweep.Cell;

/**
 * Something a user can choose: a strategy with its size and what else is swept of it.
 *
 * @param strategy the strategy's label
 * @param choice what is chosen of it, e.g. {@code workers = 8}; empty if nothing is
 * @param size its size; 0 if it states none
 * @param cell what is simulated for it
 */
public record Alternative(String strategy, String choice, int size, Cell cell) {
  /** For people; unique among the alternatives of one situation. */
  public String label() {
    return choice.isEmpty() ? strategy : strategy + ", " + choice;
  }
}
