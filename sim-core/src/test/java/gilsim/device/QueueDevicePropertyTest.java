package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** First come first served against the recursion of Kiefer and Wolfowitz. */
class QueueDevicePropertyTest {

  /** One at a time on the bus, nobody sooner than alone; one server does one after another. */
  @Property(seed = "7106352117006")
  void busMovesOneRequestAfterAnother(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 500) Integer> arrivals,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 100) Integer> services,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 60) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 4) int servers) {
    List<Integer> times = arrivals.stream().sorted().toList();
    double[] service = services.stream().mapToDouble(x -> x).toArray();
    Script script =
        new Script(
            new QueueSpec(
                "disk",
                servers,
                Drawn.listed(service),
                OptionalDouble.empty(),
                OptionalDouble.of(1e9),
                Discipline.FIFO,
                OptionalInt.empty(),
                false));
    for (int i = 0; i < times.size(); i++) {
      script.submit(times.get(i), sizes.get(i));
    }

    script.run();

    long bus = 0;
    for (int i : script.order) {
      int size = sizes.get(i);
      long done = script.completions.get(i);
      assertThat(done).isGreaterThanOrEqualTo(times.get(i) + services.get(i) + size);
      if (size > 0) {
        assertThat(done).isGreaterThanOrEqualTo(bus + size);
        bus = done;
      }
    }
    assertThat(script.lastBusy).isZero();
    long free = 0;
    for (int i = 0; servers == 1 && i < times.size(); i++) {
      free = Math.max(free, times.get(i)) + services.get(i) + sizes.get(i);
      assertThat(script.completions.get(i)).isEqualTo(free);
    }
  }

  @Property(seed = "7106352117005")
  void agreesWithTheWorkloadRecursion(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 500) Integer> arrivals,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 100) Integer> services,
      @ForAll @IntRange(min = 1, max = 4) int servers) {
    List<Integer> times = arrivals.stream().sorted().toList();
    double[] service = services.stream().mapToDouble(x -> x).toArray();
    Script script = new Script(new QueueSpec("disk", servers, Drawn.listed(service)));
    times.forEach(at -> script.submit(at, 0));

    script.run();

    long[] free = new long[servers];
    for (int i = 0; i < times.size(); i++) {
      free[0] = Math.max(free[0], times.get(i)) + services.get(i);
      assertThat(script.completions.get(i)).isEqualTo(free[0]);
      Arrays.sort(free);
    }
  }
}
