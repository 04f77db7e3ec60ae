package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.kernel.Engine;
import gilsim.kernel.Later;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import gilsim.trace.TraceListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long threads wait for each other under EEVDF, and how equal their shares are. */
class EevdfFairnessTest {
  private static final long TICK = 4 * MS;

  /**
   * The limiting case of a thread without credit beside one that has computed alone for longer than
   * a slice: it waits for a tick, which comes at any time, however long the slice is.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, 5, 20, 100})
  void besideALoneHogAThreadWithoutCreditWaitsForOneTickAtMost(long slice) {
    List<Long> waits = waitsBesideAHog(slice * MS);
    assertThat(waits).hasSize(400).allMatch(wait -> wait <= TICK).anyMatch(wait -> wait > TICK / 2);
    assertThat(waits.stream().mapToLong(wait -> wait).average().orElseThrow())
        .isLessThan(0.55 * TICK);
  }

  /** A thread that sleeps for longer than a slice and then works for two of them, 400 times. */
  private static List<Long> waitsBesideAHog(long slice) {
    List<Long> waits = new ArrayList<>();
    RandomStream random = new RandomStreams(1, 0).stream("sleeps", 0);
    Engine.run(
        engine -> {
          OperatingSystem os = processor(engine, slice, TICK);
          os.create(hog -> hog.exec(1e18)).wake(0);
          Sleeper sleeper = new Sleeper(engine, os, 2 * slice);
          sleeper.sleeps = () -> (long) (2 * slice + 60 * MS + random.nextUniform() * 40 * MS);
          sleeper.waits = waits;
          sleeper.left = 400;
          sleeper.sleep();
        },
        1_000_000 * MS);
    return waits;
  }

  /**
   * Each is served for at most a slice and a tick more, and waits for at most as much less, than
   * its share, whoever else comes and goes (Stoica and Abdel-Wahab 1995, theorem 1, with requests
   * that are rounded up to ticks).
   */
  @Property(tries = 60, seed = "20261129")
  void hogsOfOneProcessorStayWithinASliceAndATickOfTheirShares(
      @ForAll @IntRange(min = 2, max = 6) int hogs,
      @ForAll @IntRange(min = 0, max = 3) int sleepers,
      @ForAll @LongRange(min = 100_000, max = 20_000_000) long slice,
      @ForAll @LongRange(min = 0, max = 10) long tick,
      @ForAll @LongRange(min = 0, max = 1000) long seed) {
    RandomStream random = new RandomStreams(seed, 0).stream("sleeps", 0);
    List<Long> spreads = new ArrayList<>();
    Engine.run(
        engine -> {
          OperatingSystem os = processor(engine, slice, tick * MS);
          List<KernelThread> all =
              IntStream.range(0, hogs).mapToObj(i -> os.create(hog -> hog.exec(1e18))).toList();
          all.forEach(hog -> hog.wake(0));
          for (int i = 0; i < sleepers; i++) {
            Sleeper sleeper = new Sleeper(engine, os, (long) (random.nextUniform() * 3 * slice));
            sleeper.sleeps = () -> (long) (random.nextUniform() * 20 * MS);
            sleeper.left = Integer.MAX_VALUE;
            sleeper.sleep();
          }
          for (int i = 1; i <= 300; i++) {
            Later.at(
                engine, (long) ((i + random.nextUniform()) * 5 * MS), () -> look(all, spreads));
          }
        },
        2_000 * MS);
    assertThat(spreads).hasSize(300).allMatch(spread -> spread <= 2 * (slice + tick * MS));
  }

  private static void look(List<KernelThread> threads, List<Long> spreads) {
    long[] times = threads.stream().mapToLong(KernelThread::cpuTime).sorted().toArray();
    spreads.add(times[times.length - 1] - times[0]);
  }

  private static OperatingSystem processor(Engine engine, long slice, long tick) {
    OsSpec spec = new OsSpec(SchedulerKind.EEVDF, slice, tick, 0, 0, 0, 0, 0, 0);
    return new OperatingSystem(
        engine, machine(1, 1, 1), spec, new RandomStreams(1, 0), new TraceListener() {});
  }

  /** Sleeps, waits for the processor and works, again and again. */
  private static final class Sleeper implements ThreadBody {
    private final Engine engine;
    private final KernelThread thread;
    private final long work;
    private LongSupplier sleeps;
    private List<Long> waits = new ArrayList<>();
    private int left;
    private long woken;
    private boolean working;

    Sleeper(Engine engine, OperatingSystem os, long work) {
      this.engine = engine;
      this.work = work;
      thread = os.create(this);
    }

    void sleep() {
      if (left-- > 0) {
        long until = engine.now() + sleeps.getAsLong();
        Later.at(
            engine,
            until,
            () -> {
              woken = engine.now();
              thread.wake(0);
            });
      }
    }

    @Override
    public void run(KernelThread self) {
      working = !working;
      if (working) {
        waits.add(engine.now() - woken);
        self.exec(work);
      } else {
        sleep();
        self.block();
      }
    }
  }
}
