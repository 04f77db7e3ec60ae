package gilsim.interpreter;

import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Messages through a pipe between two processes, which copy one byte in 1 us. A message is a header
 * of 4 bytes, an envelope of 100 and its arguments. Nothing else takes time unless a test says so.
 */
class PipeTest {
  private final Bench bench = new Bench();
  private final List<Integer> received = new ArrayList<>();
  private Pipe pipe;

  /** Sends messages with so many bytes of arguments, and reads them in another process. */
  private List<String> send(long capacity, long copy, long read, long... sizes) {
    bench.processes = ProcessCosts.NONE.with(new MessageCosts(0, 0, 0, read, copy, capacity));
    PipeCosts costs = new PipeCosts(read, read, 0, 0);
    return bench.run(
        (process, engine) -> {
          pipe = new Pipe(bench.processes.message());
          List<WorkItem> items =
              IntStream.range(0, sizes.length).mapToObj(i -> item(process, i, sizes[i])).toList();
          MessageWriter writer = new MessageWriter(pipe, costs);
          int[] begun = {0};
          ThreadProgram sender =
              thread -> {
                if (!writer.advance(thread)) {
                  return;
                }
                if (begun[0] > 0) {
                  bench.note(engine.now(), "sent");
                }
                if (begun[0] == items.size()) {
                  thread.exit();
                } else {
                  writer.begin(items.get(begun[0]), sizes[begun[0]]);
                  begun[0]++;
                }
              };
          MessageReader reader = new MessageReader(pipe, costs, false);
          ThreadProgram receiver =
              thread -> {
                if (reader.advance(thread)) {
                  received.add(items.indexOf(reader.message()));
                  bench.note(engine.now(), "received");
                }
              };
          PythonProcess.create(process.environment()).thread(receiver).start();
          process.thread(sender).start();
        });
  }

  private WorkItem item(PythonProcess process, int member, long bytes) {
    TaskSpec spec =
        new TaskSpec("t", new BatchArrival(1), List.of(new ComputeStep(new Constant(1))), bytes, 0);
    Program program = bench.compile(process, spec, 0);
    return new WorkItem(List.of(new Task(program, process.environment(), member, 1)));
  }

  private List<String> messages() {
    return bench.lines.stream().filter(line -> line.matches(".* (sent|received)")).toList();
  }

  /**
   * A pipe of 160 bytes is full at 160 us. Its header is read at 164, which makes room for less
   * than a page of 10 bytes, so the writer sleeps on until the next 156 bytes are read at 320. It
   * copies the last 44 until 364, and the reader until 408.
   */
  @Test
  void writerOfMoreThanThePipeHoldsWaitsForTheReader() {
    send(160, 1000, 0, 100);
    assertThat(messages()).containsExactly("0.364 sent", "0.408 received");
  }

  /** Limit of a large pipe: the writer copies once and is gone, then the reader copies. */
  @Test
  void pipeThatHoldsTheMessageStopsNobody() {
    send(1_000_000, 1000, 0, 100, 100);
    assertThat(messages())
        .containsExactly("0.204 sent", "0.408 sent", "0.408 received", "0.612 received");
  }

  /**
   * 1 MiB through the 64 KiB of Linux: a header and 17 parts of the body, as CPython 3.8, 3.11 and
   * 3.13 read it. The writer makes two calls. Each of the 20 takes the GIL of its process again, as
   * both threads did when they began.
   */
  @Test
  void longMessageTakesManyReadsAndTwoWrites() {
    send(MessageCosts.LINUX_PIPE, 1, US, 1 << 20);
    assertThat(bench.lines.stream().filter(line -> line.contains("taken")).count()).isEqualTo(22);
  }

  /** Whatever is sent comes out once and in order, and at the same instants in a second run. */
  @RepeatedTest(50)
  void messagesAreConserved(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<String> first = sendRandomly(new Random(seed));
    assertThat(new PipeTest().sendRandomly(new Random(seed))).isEqualTo(first);
  }

  private List<String> sendRandomly(Random random) {
    long[] sizes = random.longs(1 + random.nextInt(20), 0, 40_000).toArray();
    long capacity = 1 + random.nextInt(random.nextBoolean() ? 300 : 70_000);
    bench.wakeup = random.nextInt(20) * US;
    // A pipe that holds more than its capacity throws.
    send(capacity, random.nextInt(3), random.nextInt(2) * US, sizes);
    assertThat(received)
        .containsExactlyElementsOf(IntStream.range(0, sizes.length).boxed().toList());
    assertThat(pipe.filled()).isZero();
    assertThat(messages()).hasSize(2 * sizes.length);
    return messages();
  }
}
