package gilsim.interpreter;

/**
 * How a message's way through a pipe, on one side, divides into Python code with the GIL and system
 * calls without it: one {@code write} for a short message, two {@code read} for its header and its
 * body, each with Python code before and after it. The parts of the Python code are taken to be
 * equal. Further calls for a long message have no Python code of their own. Source: CPython
 * Lib/multiprocessing/connection.py, {@code Connection._send_bytes} and {@code
 * Connection._recv_bytes}; {@code os.write} and {@code os.read} drop the GIL.
 *
 * @param call one such system call, without the GIL and without copying, nanoseconds
 * @param send Python code before the write, and again after it
 * @param receive Python code before, between and after the two reads, each
 * @param poll a {@code poll} that returns at once, without the GIL
 */
record PipeCosts(long call, double send, double receive, long poll) {
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
    long transfer = interpreter.processes().transfer();
    long call = interpreter.threads().call();
    return new PipeCosts(
        call,
        Math.max(0, transfer - WRITES * call) / (WRITES + 1.0),
        Math.max(0, transfer - READS * call) / (READS + 1.0),
        interpreter.loop().poll());
  }

  /** Length of a message with so many bytes of arguments or results, without its header. */
  static long body(long bytes) {
    return ENVELOPE + bytes;
  }
}
