package gilsim.interpreter;

import gilsim.trace.TraceListener;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * A pipe of the operating system with the messages that are in it, in order: at most so many bytes.
 * A thread that writes more than there is room for fills the pipe, wakes the reader and sleeps
 * until the pipe was read; a reader takes what is there.
 *
 * <p>One thread writes at a time and one reads: whoever holds the {@link #writeLock()} or the
 * {@link #readLock()} where there are several. Of the 16 pages of a pipe one is modelled: a writer
 * who finds less room than that, and has more to write, waits for more. A short message takes its
 * own bytes, not a page; a writer and a reader may copy at the same time.
 *
 * <p>Source: Linux fs/pipe.c {@code pipe_write} and {@code pipe_read}; the locks are those of
 * CPython Lib/multiprocessing/queues.py.
 */
final class Pipe {
  /** PIPE_DEF_BUFFERS of Linux include/linux/pipe_fs_i.h. */
  private static final int PAGES = 16;

  private final long capacity;
  private final double copyPerByte;
  private final ArrayDeque<WorkItem> messages = new ArrayDeque<>();
  private final PythonLock readLock = lock("reader");
  private final PythonLock writeLock = lock("writer");
  private Optional<PipeRead> reader = Optional.empty();
  private Optional<PipeWrite> writer = Optional.empty();
  private Optional<ReadinessCall> poller = Optional.empty();
  private long filled;

  /** An empty pipe with the capacity and the costs of an interpreter's pipes. */
  Pipe(MessageCosts costs) {
    this.capacity = costs.pipeCapacity();
    this.copyPerByte = costs.copyPerByte();
  }

  private static PythonLock lock(String side) {
    // Between processes a lock is never handed over.
    return new PythonLock(
        "the " + side + "'s lock of a pipe", 0, LockRules.SEMAPHORE, new TraceListener() {});
  }

  PythonLock readLock() {
    return readLock;
  }

  PythonLock writeLock() {
    return writeLock;
  }

  /** Bytes in it, from 0 to the capacity. */
  long filled() {
    return filled;
  }

  /** How many of so many bytes a writer can copy into it now. */
  long room(long bytes) {
    long free = capacity - filled;
    return bytes <= free || free * PAGES >= capacity ? Math.min(bytes, free) : 0;
  }

  /** Work to copy bytes into it or out of it, without the GIL, nanoseconds. */
  double copying(long bytes) {
    return bytes * copyPerByte;
  }

  /** Bytes were copied into it. */
  void filledBy(long bytes) {
    filled += bytes;
    if (filled > capacity) {
      throw new IllegalStateException("a pipe holds more than its capacity");
    }
    reader.ifPresent(PipeRead::written);
    poller.ifPresent(ReadinessCall::written);
  }

  /** Bytes were copied out of it. */
  void emptiedBy(long bytes) {
    filled -= bytes;
    writer.ifPresent(PipeWrite::read);
  }

  /** The first byte of this message comes next. */
  void begins(WorkItem message) {
    messages.add(message);
  }

  /** Takes the message whose header was read. */
  WorkItem nextMessage() {
    return messages.remove();
  }

  /** Whom the next bytes wake. */
  void sleeps(PipeRead asleep) {
    reader = Optional.of(asleep);
  }

  /** Whom the next room wakes. */
  void sleeps(PipeWrite asleep) {
    writer = Optional.of(asleep);
  }

  /** Who waits in {@code poll} for something to read, whenever it does. */
  void wakes(ReadinessCall polling) {
    poller = Optional.of(polling);
  }

  /** Adds the tasks of messages that nobody has read. */
  void describe(WaitGraph graph, List<PoolWorker> workers) {
    PoolProcess.describe(graph, workers, messages);
  }
}
