package gilsim.device;

import java.util.Arrays;

/** Transfers by the order in which they will finish; a binary heap in an array. */
final class TransferHeap {
  private IoRequest[] heap = new IoRequest[16];
  private int size;
  private long ranks;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /** The transfer that finishes first; of equal ones, the one that was added first. */
  IoRequest first() {
    return heap[0];
  }

  /** Adds a transfer whose {@code finish} is set. */
  void add(IoRequest transfer) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    transfer.rank = ranks++;
    int hole = size++;
    while (hole > 0 && before(transfer, heap[(hole - 1) / 2])) {
      heap[hole] = heap[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    heap[hole] = transfer;
  }

  /** Takes the first transfer out; there must be one. */
  IoRequest removeFirst() {
    IoRequest first = heap[0];
    IoRequest last = heap[--size];
    heap[size] = null;
    if (size > 0) {
      sink(last);
    }
    return first;
  }

  private void sink(IoRequest transfer) {
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], transfer)) {
        break;
      }
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = transfer;
  }

  /**
   * Moves the origin of the clock of service. The order stays: numbers that differ still differ
   * after the subtraction, because the result is no coarser than they were.
   */
  void rebase(double origin) {
    for (int i = 0; i < size; i++) {
      heap[i].finish -= origin;
    }
  }

  private static boolean before(IoRequest a, IoRequest b) {
    return a.finish < b.finish || (a.finish == b.finish && a.rank < b.rank);
  }
}
