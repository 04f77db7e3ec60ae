package gilsim.interpreter;

import gilsim.hardware.Interference;

/**
 * What spawning a child costs: a new interpreter that imports the program. Nanoseconds of processor
 * time at the speed of the reference core, each at least 0.
 *
 * @param make the parent's work
 * @param child the child's own work until it runs its program: interpreter start and imports
 * @param exit the child's own work to end: its interpreter's end and its memory
 * @param tracker the own work of the parent's resource tracker until it waits: another interpreter
 * @param interference how start and end of the child and what runs meanwhile slow each other
 */
public record SpawnCosts(
    long make, long child, long exit, long tracker, Interference interference) {
  /** Children that cost nothing. */
  public static final SpawnCosts NONE = of(0, 0);

  /** Validates the ranges. */
  public SpawnCosts {
    if (make < 0 || child < 0 || exit < 0 || tracker < 0) {
      throw new IllegalArgumentException("costs of spawning must be at least 0");
    }
  }

  /** Of children that end at once and start as fast beside busy processors. */
  public static SpawnCosts of(long make, long child) {
    return new SpawnCosts(make, child, 0, 0, Interference.NONE);
  }

  /** Work of the child's start or end, as others slow it. */
  AddressSpaceWork pages(long work) {
    return new AddressSpaceWork(work, interference);
  }
}
