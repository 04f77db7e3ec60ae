package gilsim.interpreter;

/**
 * What a message between processes costs, at the speed of the reference core.
 *
 * @param pickle fixed part of pickling or unpickling it, nanoseconds, at least 0
 * @param picklePerByte pickling or unpickling one byte, nanoseconds, at least 0, may be fractional
 * @param transfer its way through a pipe, on each side: system calls and locks, nanoseconds, at
 *     least 0
 * @param pipeRead one read or poll of a pipe that returns at once, without the GIL, nanoseconds, at
 *     least 0
 * @param copyPerByte copying one byte into a pipe or out of it, without the GIL, nanoseconds, at
 *     least 0, may be fractional
 * @param pipeCapacity what a pipe holds, bytes, at least 1
 * @param memory what the memory for messages costs
 */
public record MessageCosts(
    long pickle,
    double picklePerByte,
    long transfer,
    long pipeRead,
    double copyPerByte,
    long pipeCapacity,
    MemoryCosts memory) {
  /** Of Linux: PIPE_DEF_BUFFERS pages of 4 KiB (include/linux/pipe_fs_i.h). */
  public static final long LINUX_PIPE = 16 * 4096;

  /** Messages that cost nothing, through pipes of Linux. */
  public static final MessageCosts NONE = of(0, 0, 0);

  /** Validates the ranges. */
  public MessageCosts {
    if (pickle < 0
        || !(picklePerByte >= 0)
        || transfer < 0
        || pipeRead < 0
        || !(copyPerByte >= 0)) {
      throw new IllegalArgumentException("costs of messages must be at least 0");
    }
    if (pipeCapacity < 1) {
      throw new IllegalArgumentException("a pipe holds at least one byte");
    }
  }

  /** Messages whose memory costs nothing. */
  public MessageCosts(
      long pickle,
      double picklePerByte,
      long transfer,
      long pipeRead,
      double copyPerByte,
      long pipeCapacity) {
    this(pickle, picklePerByte, transfer, pipeRead, copyPerByte, pipeCapacity, MemoryCosts.NONE);
  }

  /** Through pipes of Linux that take no time to read and to copy. */
  public static MessageCosts of(long pickle, double picklePerByte, long transfer) {
    return new MessageCosts(pickle, picklePerByte, transfer, 0, 0, LINUX_PIPE);
  }

  /**
   * Work to pickle or unpickle a message.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  public long pickling(long bytes) {
    return pickle + Math.round(picklePerByte * bytes);
  }

  /**
   * Work to bring a message through a pipe, on one side, where its system calls are not told apart.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  public long transfer(long bytes) {
    return transfer + Math.round(copyPerByte * bytes);
  }
}
