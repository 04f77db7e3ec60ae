package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.US;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gilsim.distribution.Constant;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Timers on processors that have been idle: exact times, a law, random instants. */
class IdleTimerTest {
  private static final long WORK = 10 * US;
  private static final IdleTimer LATENESS = new IdleTimer(100 * US, MS);

  /** Wake-ups take 4 us on a busy processor, 8 on an idle one, 80 on one that has halted. */
  private static final OsLatencies PLAIN =
      new OsLatencies(
          new Constant(4 * US),
          new Constant(8 * US),
          new Constant(0),
          new Constant(80 * US),
          100 * US,
          KernelWork.NONE);

  private static OsSpec spec(UnaryOperator<OsLatencies> latencies) {
    return Script.free(SchedulerKind.EEVDF, MS).with(latencies.apply(PLAIN));
  }

  private static List<String> run(int processors, OsSpec spec, Consumer<Script> actions) {
    return Script.run(machine(processors, 1, 1), spec, actions).stream()
        .filter(line -> line.endsWith(" on"))
        .toList();
  }

  /** When a thread that works 10 us each time begins, woken by timers at these instants. */
  private static List<String> starts(OsSpec spec, long... wakes) {
    return run(
        1,
        spec,
        script -> {
          KernelThread thread = script.blocker("a", WORK);
          for (long at : wakes) {
            script.at(at, () -> thread.wake(0));
          }
        });
  }

  /** Idle since 18 us for 1 ms: 100 us x (1 - 1/e) and the wake-up of an idle processor. */
  @Test
  void aTimerIsLaterTheLongerItsProcessorHasBeenIdle() {
    assertThat(starts(spec(l -> l.with(LATENESS)), 0, 1018 * US, 50 * MS))
        .containsExactly("8000 a on", "1089212 a on", "50108000 a on");
  }

  /** Without it a timer wakes as a thread does: 8 us at first, 80 where the processor halted. */
  @Test
  void unlessStatedItIsAWakeUpLikeAnyOther() {
    assertThat(starts(spec(l -> l), 0, 1018 * US)).containsExactly("8000 a on", "1098000 a on");
    assertThat(starts(spec(l -> l.with(new IdleTimer(0, MS))), 0, 1018 * US, 50 * MS))
        .containsExactly("8000 a on", "1026000 a on", "50008000 a on");
  }

  /** A thread on the other processor wakes a, whose processor halted at 118 us. */
  @Test
  void whatAThreadWakesIsNotLater() {
    List<String> lines =
        run(
            2,
            spec(l -> l.with(LATENESS)),
            script -> {
              KernelThread woken = script.blocker("a", WORK);
              script.at(0, () -> woken.wake(0));
              KernelThread waker =
                  script.os.create(
                      new ThreadBody() {
                        private boolean begun;

                        @Override
                        public void run(KernelThread self) {
                          if (begun) {
                            woken.wake(0);
                            self.exit();
                          } else {
                            begun = true;
                            self.exec(492 * US);
                          }
                        }
                      });
              script.at(0, () -> waker.wake(0));
            });
    assertThat(lines).containsExactly("8000 a on", "580000 a on");
  }

  /** At 100 us a's processor runs b, the other one halted: the interrupt itself is in time. */
  @Test
  void onABusyProcessorATimerIsInTime() {
    List<String> lines =
        run(
            2,
            spec(l -> l.with(LATENESS)),
            script -> {
              KernelThread sleeper = script.blocker("a", WORK);
              script.at(0, () -> sleeper.wake(0));
              script.job("b", 20 * US, 300 * US);
              script.at(200 * US, () -> sleeper.wake(0));
            });
    assertThat(lines).containsExactly("8000 a on", "28000 b on", "280000 a on");
  }

  /** On a core at half of the speed 8 and 63.2 us take 16 and 126.4. */
  @Test
  void itTakesLongerOnASlowCore() {
    List<String> lines =
        Script.run(
            machine(1, 1, 1).withSpeeds(1, List.of(0.5)),
            spec(l -> l.with(LATENESS)),
            script -> {
              KernelThread thread = script.blocker("a", WORK);
              script.at(0, () -> thread.wake(0));
              script.at(1036 * US, () -> thread.wake(0));
            });
    assertThat(lines).contains("16000 a on", "36000 a blocks", "1178424 a on");
  }

  /**
   * After exponential idle times of mean m a timer is later by most x m / (m + within): 100 us x 3
   * ms / 4 ms. The mean of 20,000 lies within 4 standard errors (a correct model fails with
   * probability 0.00006); one lateness has a standard deviation below 100 us x 0.3.
   */
  @Test
  void afterExponentialIdleTimesItsMeanIsAsTheoryHasIt() {
    RandomStream random = new RandomStreams(5, 0).stream("idle", 0);
    int timers = 20_000;
    List<Long> wakes = new ArrayList<>(List.of(0L));
    long free = 8 * US + WORK;
    for (int i = 0; i < timers; i++) {
      long idle = Math.round(-Math.log1p(-random.nextUniform()) * 3 * MS);
      wakes.add(free + idle);
      free += idle + LATENESS.after(idle) + 8 * US + WORK;
    }
    List<Long> late = late(wakes);
    double mean = late.stream().skip(1).mapToLong(l -> l).average().orElseThrow() - 8 * US;
    assertThat(mean).isCloseTo(75.0 * US, within(4 * 30.0 * US / Math.sqrt(timers)));
  }

  /** By how much the begins are later than the timers, each of which finds the thread asleep. */
  private static List<Long> late(List<Long> wakes) {
    List<String> starts =
        starts(spec(l -> l.with(LATENESS)), wakes.stream().mapToLong(Long::longValue).toArray());
    assertThat(starts).hasSameSizeAs(wakes);
    List<Long> late = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      String start = starts.get(i);
      late.add(Long.parseLong(start.substring(0, start.indexOf(' '))) - wakes.get(i));
    }
    return late;
  }

  /** Later by at least a wake-up, by at most that and the most, and never less after longer. */
  @Property(tries = 200)
  void itStaysWithinItsBoundsAndRisesWithTheIdleTime(
      @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 20_000_000) Long> idles) {
    List<Long> wakes = new ArrayList<>(List.of(0L));
    long free = 8 * US + WORK;
    for (long idle : idles) {
      wakes.add(free + idle);
      free += idle + LATENESS.after(idle) + 8 * US + WORK;
    }
    List<Long> late = late(wakes).subList(1, wakes.size());
    for (int i = 0; i < idles.size(); i++) {
      assertThat(late.get(i)).isBetween(8 * US, 108 * US);
      for (int j = 0; j < i; j++) {
        assertThat(
                Long.compare(late.get(i), late.get(j)) * Long.compare(idles.get(i), idles.get(j)))
            .isNotNegative();
      }
    }
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new IdleTimer(-1, MS)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> new IdleTimer(0, 0)).hasMessageContaining("within above 0");
  }
}
