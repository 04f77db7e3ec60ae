package gilsim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Answers come late; what the device does is done in time. */
class LateDeviceTest {

  /** The device's states are those of a punctual one: lateness does not add up. */
  @Test
  void onlyTheNewsIsLate() {
    Script script =
        new Script(new QueueSpec("disk", 1, Drawn.listed(30, 10, 10)), Drawn.listed(7, 0, 25))
            .submit(0, 0)
            .submit(1, 0)
            .submit(2, 0)
            .run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 1.0 waiting 0",
            "1 busy 1.0 waiting 1",
            "2 busy 1.0 waiting 2",
            "30 busy 1.0 waiting 1",
            "37 done 0",
            "40 busy 1.0 waiting 0",
            "40 done 1",
            "50 busy 0.0 waiting 0",
            "75 done 2");
  }

  @Test
  void refusalsAreLateToo() {
    QueueSpec full =
        new QueueSpec(
            "disk",
            1,
            Drawn.constant(30),
            OptionalDouble.empty(),
            Discipline.FIFO,
            OptionalInt.of(1),
            true);
    Script script = new Script(full, Drawn.constant(5)).submit(0, 0).submit(1, 0).run();

    assertThat(script.lines)
        .containsExactly(
            "0 busy 1.0 waiting 0",
            "1 device refuses",
            "6 refused 1",
            "30 busy 0.0 waiting 0",
            "35 done 0");
  }

  /**
   * The mean grows by the mean lateness. Of exponential lateness the mean of n is off by more than
   * 3.5 / sqrt(n) of itself with probability 0.0005, for a correct model and a fresh seed.
   */
  @Test
  void theMeanGrowsByTheMeanLateness() {
    int n = 20_000;
    double late = 1000;
    Script script = new Script(new DelaySpec("web", Drawn.constant(100)), Drawn.exponential(late));
    for (int i = 0; i < n; i++) {
      script.submit(0, 0);
    }
    script.run();

    double mean = script.completions.stream().mapToLong(x -> x).average().orElseThrow();
    assertThat(mean - 100).isCloseTo(late, within(3.5 * late / Math.sqrt(n)));
  }

  @Property(seed = "20261128")
  void eachRequestCompletesOnceAndSoMuchLater(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 500) Integer> arrivals,
      @ForAll @Size(min = 40, max = 40) List<@IntRange(max = 100) Integer> lateness,
      @ForAll @IntRange(min = 1, max = 4) int servers) {
    List<Integer> times = arrivals.stream().sorted().toList();
    double[] late = lateness.stream().mapToDouble(x -> x).toArray();
    QueueSpec spec = new QueueSpec("disk", servers, Drawn.listed(30, 10, 50));
    Script punctual = new Script(spec);
    Script behind = new Script(spec, Drawn.listed(late));
    times.forEach(at -> punctual.submit(at, 0));
    times.forEach(at -> behind.submit(at, 0));

    punctual.run();
    behind.run();

    for (int i = 0; i < times.size(); i++) {
      assertThat(behind.completions.get(i))
          .isEqualTo(punctual.completions.get(i) + lateness.get(i));
    }
  }
}
