package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.ComputeStep;
import gilsim.workload.TaskSpec;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Memory for messages: 1 us for a byte beyond 1000 that is received, 2 us on each side for a byte
 * by which a message is longer than all before. Pickling, pipes and forks take no time.
 */
class MessageMemoryTest {
  private static final MemoryCosts MEMORY = new MemoryCosts(1000, 1 * US, 2 * US);

  private static MessageCosts costs(MemoryCosts memory) {
    return new MessageCosts(0, 0, 0, 0, 0, MessageCosts.LINUX_PIPE, memory);
  }

  /**
   * Two tasks of 1 ms with arguments of 2000 bytes and results of 3000, one worker. The parent
   * grows for 4 ms, the worker for 4 ms and takes 1 anew: the first task is done at 10. The result
   * makes the worker grow by 1000 bytes, 2 ms; the second call takes it 1 ms: done at 14.
   */
  @Test
  void largeMessagesAreReadIntoMemoryThatIsNew() {
    Bench bench = new Bench();
    bench.cores = 4;
    bench.processes = ProcessCosts.NONE.with(costs(MEMORY));
    TaskSpec spec =
        new TaskSpec(
            "t", new BatchArrival(2), List.of(new ComputeStep(new Constant(MS))), 2000, 3000);
    bench.handIn(
        spec,
        false,
        (process, interpreter) -> new ProcessPool(process, interpreter, 1, StartMethod.FORK, 1));
    assertThat(bench.lines.stream().filter(line -> line.contains("done after")))
        .containsExactly(
            "10.0 task of kind 0 done after 10.0", "14.0 task of kind 0 done after 14.0");
  }

  /** The limiting case: where nothing is new, messages cost pickling alone. */
  @Test
  void shortMessagesOfASizeThatWasThereCostPicklingAlone() {
    MessageMemory memory = new MessageMemory(costs(MEMORY));
    assertThat(memory.sent(800)).isEqualTo(800 * 2 * US);
    assertThat(memory.sent(800)).isZero();
    assertThat(memory.received(800)).isZero();
    assertThat(memory.received(1100)).isEqualTo(300 * 2 * US + 100 * US);
    assertThat(memory.received(1100)).isEqualTo(100 * US);
  }

  /** Whatever the messages, a process grows once to the longest of them. */
  @Property
  void growsToTheLongestMessageAndNoFurther(
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1 << 30) Long> sizes) {
    MessageMemory memory = new MessageMemory(costs(new MemoryCosts(0, 0, 2)));
    long work = sizes.stream().mapToLong(memory::sent).sum();
    assertThat(work).isEqualTo(2 * sizes.stream().mapToLong(Long::longValue).max().orElseThrow());
  }

  @Test
  void refusesNegativeCosts() {
    assertThatThrownBy(() -> new MemoryCosts(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
