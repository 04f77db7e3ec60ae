package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Processor sharing against the definition, worked out transfer by transfer. */
class SharedDevicePropertyTest {

  @Property(seed = "7106352117004")
  void agreesWithTheDefinition(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 500) Integer> arrivals,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 300) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 9) int bandwidth) {
    List<Integer> times = arrivals.stream().sorted().toList();
    Script script = new Script(new SharedSpec("link", bandwidth * 1e8, 17));
    double[] work = new double[times.size()];
    long[] start = new long[times.size()];
    for (int i = 0; i < work.length; i++) {
      script.submit(times.get(i), sizes.get(i));
      work[i] = sizes.get(i) * 10.0 / bandwidth;
      start[i] = times.get(i) + 17;
    }

    script.run();

    double[] exact = definition(start, work);
    for (int i = 0; i < work.length; i++) {
      assertThat((double) script.completions.get(i)).isBetween(exact[i] - 0.01, exact[i] + 1);
    }
  }

  /** Ends of transfers when each of n present ones gets 1/n of the time. */
  private static double[] definition(long[] start, double[] work) {
    double[] left = work.clone();
    double[] end = new double[work.length];
    Arrays.fill(end, Double.NaN);
    int begun = 0;
    double now = 0;
    while (true) {
      int present = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < begun; i++) {
        if (Double.isNaN(end[i])) {
          present++;
          least = Math.min(least, left[i]);
        }
      }
      double arrival = begun < start.length ? start[begun] : Double.POSITIVE_INFINITY;
      if (present == 0 && begun == start.length) {
        return end;
      }
      double next = present == 0 ? arrival : Math.min(arrival, now + least * present);
      for (int i = 0; i < begun; i++) {
        if (Double.isNaN(end[i])) {
          left[i] -= (next - now) / present;
          if (left[i] < 1e-9) {
            end[i] = next;
          }
        }
      }
      now = next;
      if (now == arrival) {
        begun++;
      }
    }
  }

  /** A link that is never idle moves exactly its bandwidth, however long it runs. */
  @Test
  void longBusyPeriodDoesNotDrift() {
    RandomStream random = new RandomStreams(11, 0).stream("sizes", 0);
    double bandwidth = 0.7e9;
    Script script = new Script(new SharedSpec("link", bandwidth, 0));
    double bytes = 0;
    long at = 0;
    for (int i = 0; i < 100_000; i++) {
      double size = Drawn.exponential(1e6, random);
      bytes += size;
      script.submit(at, size);
      at += (long) Drawn.exponential(1.3e6, random);
    }
    script.submit(0, 1e9);
    bytes += 1e9;

    script.run();

    assertThat(script.lines.stream().filter(line -> line.contains("busy"))).hasSize(2);
    double last = script.completions.stream().max(Comparator.naturalOrder()).orElseThrow();
    assertThat(last).isCloseTo(bytes / bandwidth * 1e9, within(1.01));
  }
}
