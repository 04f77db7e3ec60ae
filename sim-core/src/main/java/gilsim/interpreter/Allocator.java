package gilsim.interpreter;

/** The memory of one process that its tasks hold, held, or take from the operating system. */
final class Allocator {
  private final AllocatorSpec spec;
  private long threshold;
  private long kept;

  Allocator(AllocatorSpec spec) {
    this.spec = spec;
    this.threshold = spec.mmapThreshold();
  }

  /**
   * A block that a task holds.
   *
   * @param bytes its size
   * @param mapped whether it goes back to the operating system when it is freed
   * @param fresh how many of its bytes the process did not have
   */
  record Block(long bytes, boolean mapped, long fresh) {}

  /**
   * Takes a block: what was kept first, then new memory.
   *
   * @param bytes its size, at least 0
   */
  Block take(long bytes) {
    if (bytes > threshold) {
      return new Block(bytes, true, bytes);
    }
    long found = Math.min(kept, bytes);
    kept -= found;
    return new Block(bytes, false, bytes - found);
  }

  /** Frees a block that this process took. */
  void free(Block block) {
    if (!block.mapped()) {
      kept += block.bytes();
    } else if (block.bytes() <= spec.mmapThresholdMax()) {
      threshold = Math.max(threshold, block.bytes());
    }
  }

  /** What taking the block costs, nanoseconds. */
  double work(Block block) {
    return spec.perByte() * block.fresh();
  }
}
