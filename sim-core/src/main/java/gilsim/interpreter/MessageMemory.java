package gilsim.interpreter;

/**
 * Pickling and unpickling in one process, with the memory that messages need there. It remembers
 * the longest message, for which the process has grown.
 */
final class MessageMemory {
  private final MessageCosts costs;
  private long longest;

  MessageMemory(MessageCosts costs) {
    this.costs = costs;
  }

  /**
   * Work to pickle a message that is sent, with the GIL.
   *
   * @param bytes its size, at least 0
   * @return nanoseconds
   */
  long sent(long bytes) {
    return costs.pickling(bytes) + growth(bytes);
  }

  /** The same for one that was received; the memory that it was read into is paid for here, too. */
  long received(long bytes) {
    return costs.pickling(bytes) + growth(bytes) + Math.round(costs.memory().receiving(bytes));
  }

  private long growth(long bytes) {
    long more = Math.max(0, bytes - longest);
    longest += more;
    return Math.round(costs.memory().growing(more));
  }
}
