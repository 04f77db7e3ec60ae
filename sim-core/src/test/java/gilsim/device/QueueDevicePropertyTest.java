package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** First come first served against the recursion of Kiefer and Wolfowitz. */
class QueueDevicePropertyTest {

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
