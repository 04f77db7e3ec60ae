package gilsim.interpreter;

/**
 * How the C library takes the memory that tasks hold from the operating system, and what that
 * costs: a page fault for each page that is touched for the first time.
 *
 * <p>glibc maps a block that is larger than its threshold by itself, and gives it back at once when
 * it is freed; the threshold then becomes the size of that block, up to a limit. Blocks up to it
 * come from memory that the process keeps (malloc/malloc.c, {@code sysmalloc}, {@code __libc_free},
 * M_MMAP_THRESHOLD).
 *
 * @param perByte taking a byte that the process does not have, with the GIL, nanoseconds at the
 *     speed of the reference core, at least 0, may be fractional
 * @param mmapThreshold the threshold of a new process, bytes, at least 0
 * @param mmapThresholdMax what it may become, bytes, at least {@code mmapThreshold}
 */
public record AllocatorSpec(double perByte, long mmapThreshold, long mmapThresholdMax) {
  /** DEFAULT_MMAP_THRESHOLD_MIN of glibc, 64 bits, bytes. */
  private static final long GLIBC_MIN = 128 << 10;

  /** DEFAULT_MMAP_THRESHOLD_MAX. */
  private static final long GLIBC_MAX = 32 << 20;

  /** Memory that costs nothing, from glibc. */
  public static final AllocatorSpec NONE = new AllocatorSpec(0, GLIBC_MIN, GLIBC_MAX);

  /** Validates the ranges. */
  public AllocatorSpec {
    if (!(perByte >= 0) || mmapThreshold < 0) {
      throw new IllegalArgumentException("memory and its threshold must be at least 0");
    }
    if (mmapThresholdMax < mmapThreshold) {
      throw new IllegalArgumentException(
          "mmap-threshold-max is "
              + mmapThresholdMax
              + " bytes, less than mmap-threshold with "
              + mmapThreshold
              + "; raise it, or lower the other");
    }
  }
}
