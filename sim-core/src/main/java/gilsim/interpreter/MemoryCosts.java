package gilsim.interpreter;

/**
 * What messages between processes cost because the memory for them is taken from the operating
 * system: page faults, each of which zeroes a page and on a virtual machine may need the
 * hypervisor.
 *
 * <p>A receiver needs memory for the pieces that it reads, for the growing buffer in which it puts
 * them together, and for the object ({@code Connection._recv} of CPython
 * Lib/multiprocessing/connection.py, {@code resize_buffer} of Modules/_io/bytesio.c). When it is
 * free again, glibc gives back what is larger than its mmap threshold, and the top of the heap
 * where that is larger than its trim threshold (malloc/malloc.c, {@code munmap_chunk}, {@code
 * systrim}; both grow with what was freed), so later messages need it anew. Short ones find it. A
 * sender frees one buffer and keeps it. Both get memory that they never had with messages longer
 * than all before.
 *
 * @param kept the longest message that is read into memory that is kept, bytes, at least 0
 * @param perByte what a receiver spends on memory for a byte beyond that, nanoseconds, at least 0
 * @param growthPerByte a message longer than all that the process sent or received before, per byte
 *     more, on each side, nanoseconds, at least 0
 */
public record MemoryCosts(long kept, double perByte, double growthPerByte) {
  /** Memory that costs nothing. */
  public static final MemoryCosts NONE = new MemoryCosts(0, 0, 0);

  /** Validates the ranges. */
  public MemoryCosts {
    if (kept < 0 || !(perByte >= 0) || !(growthPerByte >= 0)) {
      throw new IllegalArgumentException("costs of memory must be at least 0");
    }
  }

  /**
   * Work of a receiver for the memory that it takes anew.
   *
   * @param bytes of the message, at least 0
   * @return nanoseconds
   */
  double receiving(long bytes) {
    return perByte * Math.max(0, bytes - kept);
  }

  /**
   * Work of either side for memory that it never had.
   *
   * @param bytes by which the message is longer than all before, at least 0
   * @return nanoseconds
   */
  double growing(long bytes) {
    return growthPerByte * bytes;
  }
}
