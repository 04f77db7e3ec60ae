package gilsim.interpreter;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a pool's worker does for the first time. A forked child shares all pages with its parent; of
 * those that messages need it makes copies the first time it waits for one, takes one and answers
 * one ({@code do_wp_page} in Linux mm/memory.c). The three parts are taken to be equal: with
 * CPython 3.11 they touched 25, 24 and 40 pages and took 1.09, 0.82 and 0.99 ms on a 2-vCPU KVM
 * guest, in a {@code multiprocessing.Pool} 0.44, 0.66 and 0.70. Spawned workers have no such pages:
 * 0.1 ms.
 */
final class FirstMessages {
  /** Once each. */
  enum Part {
    WAIT,
    TAKE,
    ANSWER
  }

  private final AddressSpaceWork each;
  private final Set<Part> left = EnumSet.allOf(Part.class);

  FirstMessages(AddressSpaceWork all) {
    this.each = new AddressSpaceWork(all.work() / Part.values().length, all.interference());
  }

  /**
   * Does a part if it is not done.
   *
   * @return whether the thread has something to do: then nothing else may follow in the same step
   */
  boolean touches(Part part, PythonThread self) {
    if (!left.remove(part) || each.work() == 0) {
      return false;
    }
    self.compute(each);
    return true;
  }
}
