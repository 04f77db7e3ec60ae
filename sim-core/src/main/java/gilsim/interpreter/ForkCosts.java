package gilsim.interpreter;

import gilsim.hardware.Interference;

/**
 * What forking a child costs, nanoseconds of processor time at the speed of the reference core,
 * each at least 0.
 *
 * @param first more of the parent's work with its first child: modules that it imports for that
 *     ({@code multiprocessing.popen_fork}), code and memory that it has not used
 * @param make the parent's work until the child exists
 * @param comingBack the parent's work from there until it goes on: mostly pages that it shares with
 *     the child since, which it copies when it writes to them ({@code do_wp_page} in Linux
 *     mm/memory.c)
 * @param child the child's own work until it runs its program
 * @param firstMessages a pool worker's work with its first message and its first result, beyond
 *     what later ones take: pages that it shares with the parent, which it copies
 * @param exit the child's own work to end, after its program: giving back its memory
 * @param interference how all of these, and making a pool beside them, and what runs meanwhile slow
 *     each other
 */
public record ForkCosts(
    long first,
    long make,
    long comingBack,
    long child,
    long firstMessages,
    long exit,
    Interference interference) {
  /** Forks that cost nothing. */
  public static final ForkCosts NONE = of(0, 0);

  /** Validates the ranges. */
  public ForkCosts {
    if (first < 0 || make < 0 || comingBack < 0 || child < 0 || firstMessages < 0 || exit < 0) {
      throw new IllegalArgumentException("costs of forking must be at least 0");
    }
  }

  /** Of a parent that goes on at once and children that end at once, whoever else is busy. */
  public static ForkCosts of(long make, long child) {
    return new ForkCosts(0, make, 0, child, 0, 0, Interference.NONE);
  }

  /** Such work on pages, as others slow it and it slows them. */
  AddressSpaceWork pages(long work) {
    return new AddressSpaceWork(work, interference);
  }
}
