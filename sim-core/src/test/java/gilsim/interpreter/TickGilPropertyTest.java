package gilsim.interpreter;

import static gilsim.interpreter.Bench.MS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Whatever posts, wake-ups and looks take, and however fast processors are: all threads of Python
 * 2.7 end, only one computes at a time, and the posts slow a thread down by what they take for
 * every interval and no more.
 */
class TickGilPropertyTest {
  private static long upTo(Random random, int most) {
    return random.nextInt(most + 1);
  }

  private static long lastEnd(List<String> lines) {
    String last = lines.get(lines.size() - 1);
    return Math.round(1e6 * Double.parseDouble(last.split(" ", 2)[0]));
  }

  @Property(tries = 300, seed = "20261128")
  void workIsNeitherLostNorMade(
      @ForAll int seed,
      @ForAll @IntRange(min = 1, max = 6) int threads,
      @ForAll @IntRange(min = 1, max = 4) int cores) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    bench.policy = GilPolicy.TICKS;
    bench.cores = cores;
    bench.threadsPerCore = 1 + random.nextInt(2);
    bench.speed = 0.3 + 1.5 * random.nextDouble();
    bench.interval = 300 + upTo(random, 3000);
    bench.idlePost = upTo(random, 3000);
    bench.signalCost = upTo(random, 9000);
    bench.sleepEntry = upTo(random, 500);
    bench.wakeup = upTo(random, 12_000);
    bench.voluntaryGap = upTo(random, 3000);
    bench.run(
        (process, engine) -> {
          for (int i = 0; i < threads; i++) {
            process
                .thread(new Script(t -> t.compute(MS), t -> bench.note(engine.now(), "done")))
                .start();
          }
        });
    assertThat(bench.lines.stream().filter(line -> line.endsWith("done"))).hasSize(threads);
    long end = lastEnd(bench.lines);
    assertThat(end).isGreaterThanOrEqualTo((long) Math.floor(threads * MS / bench.speed) - threads);
    if (threads == 1) {
      assertThat(end).isEqualTo(Math.round(MS / bench.speed) + bench.wakeup);
    }
  }
}
