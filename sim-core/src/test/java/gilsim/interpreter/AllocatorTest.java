package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static gilsim.interpreter.Bench.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.distribution.Constant;
import gilsim.workload.BatchArrival;
import gilsim.workload.SleepStep;
import gilsim.workload.TaskSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Memory of tasks: 1 us a byte that is taken, blocks above 1000 to 10,000 bytes are mapped. */
class AllocatorTest {
  private static final AllocatorSpec COSTS = new AllocatorSpec(1 * US, 1_000, 10_000);

  private final Bench bench = new Bench();

  AllocatorTest() {
    bench.allocator = COSTS;
    bench.cores = 4;
  }

  /** When tasks end that sleep for 10 ms; thread pools and forks take no time. */
  private List<String> ends(
      int count, long memory, BiFunction<PythonProcess, TaskInterpreter, Executor> executor) {
    TaskSpec spec =
        new TaskSpec(
            "t",
            new BatchArrival(count),
            List.of(new SleepStep(new Constant(10 * MS))),
            0,
            0,
            memory);
    bench.handIn(spec, false, executor);
    return bench.lines.stream()
        .filter(line -> line.contains("task"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static Executor one(PythonProcess process, TaskInterpreter interpreter) {
    return new ThreadPool(process, interpreter, 1);
  }

  private static Executor two(PythonProcess process, TaskInterpreter interpreter) {
    return new ThreadPool(process, interpreter, 2);
  }

  /**
   * 2 ms for 2000 bytes: the first block is mapped and goes back, the second comes from a heap that
   * grows, the third and fourth find it.
   */
  @Test
  void aSizeIsTakenTwiceAndThenKept() {
    assertThat(ends(4, 2_000, AllocatorTest::one)).containsExactly("12.0", "24.0", "34.0", "44.0");
  }

  /** 12 ms each, always: no threshold comes so high. */
  @Test
  void blocksAboveTheLimitAreAlwaysTakenAnew() {
    assertThat(ends(3, 12_000, AllocatorTest::one)).containsExactly("22.0", "44.0", "66.0");
  }

  /** Half a millisecond, once: it is below the threshold from the start. */
  @Test
  void smallBlocksAreTakenOnce() {
    assertThat(ends(3, 500, AllocatorTest::one)).containsExactly("10.5", "20.5", "30.5");
  }

  /**
   * With the GIL: the second thread takes its 2 ms after the first. Both were mapped, so both take
   * them again from the heap, which then has two such blocks.
   */
  @Test
  void threadsTakeMemoryOneAfterAnother() {
    assertThat(ends(6, 2_000, AllocatorTest::two))
        .containsExactly("12.0", "14.0", "24.0", "26.0", "34.0", "36.0");
  }

  /** A child of a process that has such memory takes its own: nothing is inherited. */
  @Test
  void processesTakeTheirOwn() {
    assertThat(
            ends(
                4,
                2_000,
                (process, interpreter) ->
                    new ProcessPool(process, interpreter, 2, StartMethod.FORK, 1)))
        .containsExactly("12.0", "12.0", "24.0", "24.0");
  }

  /** The limiting case. */
  @Test
  void memoryThatCostsNothingTakesNoTime() {
    bench.allocator = AllocatorSpec.NONE;
    assertThat(ends(2, 1L << 40, AllocatorTest::one)).containsExactly("10.0", "20.0");
  }

  /**
   * Whatever is taken and freed, the heap grows to the most that blocks from it were at once, and
   * no further; blocks above the limit are mapped, those below the first threshold never.
   */
  @Property
  void theHeapGrowsToItsPeakAndNoFurther(
      @ForAll @Size(max = 60) List<@IntRange(min = -1, max = 20_000) Integer> sizes) {
    Allocator allocator = new Allocator(COSTS);
    Deque<Allocator.Block> held = new ArrayDeque<>();
    long heap = 0;
    long peak = 0;
    long grown = 0;
    for (int size : sizes) {
      if (size >= 0) {
        Allocator.Block block = allocator.take(size);
        held.add(block);
        assertThat(allocator.work(block)).isEqualTo(block.fresh() * 1.0 * US);
        heap += block.mapped() ? 0 : size;
        grown += block.mapped() ? 0 : block.fresh();
        assertThat(block.mapped() || size <= 10_000).isTrue();
        assertThat(block.mapped() && size <= 1_000).isFalse();
      } else if (!held.isEmpty()) {
        Allocator.Block block = held.remove();
        heap -= block.mapped() ? 0 : block.bytes();
        allocator.free(block);
      }
      peak = Math.max(peak, heap);
    }
    assertThat(grown).isEqualTo(peak);
  }

  @Test
  void refusesImpossibleCosts() {
    assertThatThrownBy(() -> new AllocatorSpec(-1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AllocatorSpec(0, 2_000, 1_000))
        .hasMessageContaining("raise it")
        .isInstanceOf(IllegalArgumentException.class);
  }
}
