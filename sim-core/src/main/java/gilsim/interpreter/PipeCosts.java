package gilsim.interpreter;

/**
 * How a message's way through a pipe, on one side, divides into Python code with the GIL and system
 * calls without it: one {@code write} for a short message, two {@code read} for its header and its
 * body, each with Python code before and after it. The parts of the Python code are taken to be
 * equal. Further calls for a long message have no Python code of their own. A write wakes who waits
 * for it, which takes as long as a {@code send}; a read of what is there is much shorter. Source:
 * CPython Lib/multiprocessing/connection.py, {@code Connection._send_bytes} and {@code
 * Connection._recv_bytes}; {@code os.write} and {@code os.read} drop the GIL.
 *
 * @param write one such write, without the GIL and without copying, nanoseconds
 * @param read one such read, or a {@code poll} that returns at once, likewise
 * @param send Python code before the write, and again after it
 * @param receive Python code before, between and after the two reads, each
 */
record PipeCosts(long write, long read, double send, double receive) {
  /** Bytes before each message that state its length ({@code struct.pack("!i", n)}). */
  static final long HEADER = 4;

  /** The longest body that is written together with its header, bytes ({@code _send_bytes}). */
  static final long LONGEST_WITH_HEADER = 16_384;

  /**
   * What a message has beside its tasks' arguments or results, bytes. Pickled with 3.11: 118 and
   * 112 for the _CallItem and _ResultItem of an executor, 41 and 22 in a multiprocessing.Pool.
   */
  private static final long ENVELOPE = 100;

  private static final int WRITES = 1;

  /** A header and a body. */
  private static final int READS = 2;

  static PipeCosts of(InterpreterSpec interpreter) {
    MessageCosts messages = interpreter.processes().message();
    long write = interpreter.threads().call();
    long read = messages.pipeRead();
    return new PipeCosts(
        write,
        read,
        Math.max(0, messages.transfer() - WRITES * write) / (WRITES + 1.0),
        Math.max(0, messages.transfer() - READS * read) / (READS + 1.0));
  }

  /** Length of a message with so many bytes of arguments or results, without its header. */
  static long body(long bytes) {
    return ENVELOPE + bytes;
  }
}
