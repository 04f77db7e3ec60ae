package gilsim.interpreter;

import java.util.Arrays;
import java.util.Optional;

/** Waiters in the order in which they began to wait. */
final class WaiterList {
  private GilWaiter[] waiters = new GilWaiter[8];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  GilWaiter get(int position) {
    return waiters[position];
  }

  /** The waiter that has wanted the lock for longest; the list is not empty. */
  GilWaiter longest() {
    GilWaiter longest = waiters[0];
    for (int i = 1; i < size; i++) {
      if (waiters[i].askedAt() < longest.askedAt()) {
        longest = waiters[i];
      }
    }
    return longest;
  }

  /** Of those that come back from a blocking call, the one that has wanted it for longest. */
  Optional<GilWaiter> longestAfterCall() {
    GilWaiter longest = null;
    for (int i = 0; i < size; i++) {
      boolean candidate = waiters[i].afterCall();
      if (candidate && (longest == null || waiters[i].askedAt() < longest.askedAt())) {
        longest = waiters[i];
      }
    }
    return Optional.ofNullable(longest);
  }

  boolean contains(GilWaiter waiter) {
    return waiter.waits() && indexOf(waiter) >= 0;
  }

  void add(GilWaiter waiter) {
    if (size == waiters.length) {
      waiters = Arrays.copyOf(waiters, 2 * size);
    }
    waiters[size++] = waiter;
  }

  void remove(GilWaiter waiter) {
    if (indexOf(waiter) < 0) {
      throw new IllegalStateException("it does not wait");
    }
    discard(waiter);
  }

  /** Removes a waiter if it is there. */
  void discard(GilWaiter waiter) {
    int position = indexOf(waiter);
    if (position < 0) {
      return;
    }
    System.arraycopy(waiters, position + 1, waiters, position, size - position - 1);
    waiters[--size] = null;
  }

  private int indexOf(GilWaiter waiter) {
    for (int i = 0; i < size; i++) {
      if (waiters[i] == waiter) {
        return i;
      }
    }
    return -1;
  }
}
