package gilsim.os;

import static gilsim.os.Script.US;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gilsim.distribution.Constant;
import gilsim.kernel.RandomStream;
import gilsim.kernel.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What the kernel takes from whoever runs: exact times, a law, random instants. */
class InterruptTest {
  private static final long INTERRUPT = 40 * US;

  /** Interrupts of 40 us; waking a processor that has been idle for 10 us takes 30 us. */
  private static OsSpec spec() {
    return spec(SchedulerKind.EEVDF);
  }

  private static OsSpec spec(SchedulerKind policy) {
    OsSpec free = Script.free(policy, Script.MS);
    Constant none = new Constant(0);
    return new OsSpec(
        free.policy(),
        free.slice(),
        free.tick(),
        free.tickPhase(),
        free.contextSwitch(),
        new OsLatencies(
            none, none, none, none, 10 * US, new KernelWork(new Constant(INTERRUPT), 30 * US)),
        free.migration(),
        free.balance(),
        free.cfs(),
        free.placement(),
        free.bandwidth(),
        free.group());
  }

  private static List<String> run(int processors, Consumer<Script> actions) {
    return Script.run(machine(processors, 1, 1), spec(), actions);
  }

  /** When a job that starts at 0 and needs so much work is done, with interrupts where it runs. */
  private static long end(long work, List<Long> interrupts) {
    return run(
            1,
            script -> {
              KernelThread thread = script.job("a", 0, work);
              interrupts.forEach(at -> script.at(at, thread::interruptComes));
            })
        .stream()
        .filter(line -> line.endsWith(" a done"))
        .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /**
   * At 50 us thread a is asked for its body, an interrupt comes, and b, which has slept since 5 us,
   * preempts it at once: b begins when the interrupt is over.
   */
  @Test
  void whoPreemptsWaitsForItsEnd() {
    OsSpec cfs = spec(SchedulerKind.CFS).with(new CfsSpec(Script.MS, 100 * US, 0));
    assertThat(
            Script.run(
                machine(1, 1, 1),
                cfs,
                script -> {
                  KernelThread a = script.interruptible("a", 100 * US);
                  KernelThread b = script.blocker("b", 5 * US);
                  script.at(0, () -> b.wake(0));
                  script.at(10 * US, () -> a.wake(0));
                  script.at(
                      50 * US,
                      () -> {
                        a.interrupt();
                        a.interruptComes();
                        b.wake(0);
                      });
                }))
        .contains("5000 b blocks", "95000 b blocks", "95000 a runs with 60000.0 left");
  }

  @Test
  void takesItsTimeFromWhoeverRuns() {
    assertThat(end(100 * US, List.of(50 * US))).isEqualTo(140 * US);
    assertThat(end(100 * US, List.of(150 * US))).isEqualTo(100 * US);
  }

  /** The one at 60 comes during the one at 50, which lasts until 90. */
  @Test
  void oneThatComesDuringAnotherIsSeenToWithIt() {
    assertThat(end(100 * US, List.of(50 * US, 60 * US))).isEqualTo(140 * US);
    assertThat(end(100 * US, List.of(50 * US, 90 * US))).isEqualTo(180 * US);
  }

  /** Asked at 60 for its body, the thread runs it when the interrupt is over. */
  @Test
  void aThreadGoesOnAfterTheInterrupt() {
    assertThat(
            run(
                1,
                script -> {
                  KernelThread thread = script.interruptible("a", 100 * US);
                  script.at(0, () -> thread.wake(0));
                  script.at(50 * US, thread::interruptComes);
                  script.at(60 * US, thread::interrupt);
                }))
        .contains("90000 a runs with 50000.0 left", "140000 a runs with 0.0 left");
  }

  /** The sleeper last ran on processor 0, which idles: nobody loses anything. */
  @Test
  void onAnIdleProcessorItTakesNothing() {
    assertThat(
            run(
                1,
                script -> {
                  KernelThread thread = script.blocker("a", 10 * US);
                  script.at(0, () -> thread.wake(0));
                  script.at(
                      100 * US,
                      () -> {
                        thread.interruptComes();
                        thread.wake(0);
                      });
                }))
        .contains("110000 a blocks");
  }

  /**
   * At 50 an answer comes for b, which ran here before a; the other processor has halted. The
   * interrupt and the call that wakes it take 70 us of a.
   */
  @Test
  void whoeverIsInterruptedPaysForWakingAHaltedProcessor() {
    assertThat(
            run(
                2,
                script -> {
                  KernelThread sleeper = script.blocker("b", 10 * US);
                  script.at(0, () -> sleeper.wake(0));
                  script.job("a", 20 * US, 100 * US);
                  script.at(
                      50 * US,
                      () -> {
                        sleeper.interruptComes();
                        sleeper.wake(0);
                      });
                }))
        .contains("60000 b blocks", "190000 a done");
  }

  /** A thread that wakes another in its body pays before its next burst. */
  @Test
  void aWakerPaysForWakingAHaltedProcessor() {
    assertThat(
            run(
                2,
                script -> {
                  KernelThread woken = script.blocker("b", 10 * US);
                  KernelThread waker =
                      script.os.create(
                          new ThreadBody() {
                            private int turn;

                            @Override
                            public void run(KernelThread self) {
                              switch (turn++) {
                                case 0 -> self.exec(20 * US);
                                case 1 -> {
                                  woken.wake(0);
                                  self.exec(10 * US);
                                }
                                default -> {
                                  script.log("a done");
                                  self.exit();
                                }
                              }
                            }
                          });
                  script.at(0, () -> waker.wake(0));
                }))
        .contains("30000 b blocks", "60000 a done");
  }

  /**
   * Interrupts that come at rate r, those during another seen to with it: work w meets a Poisson
   * number of mean r w of them. 400 jobs of 10 ms at 5 per ms: the mean number lies within 4
   * standard errors of 50 (a correct model fails with probability 0.00006).
   */
  @Test
  void poissonInterruptsSlowAJobAsTheoryHasIt() {
    RandomStream random = new RandomStreams(7, 0).stream("interrupts", 0);
    double sum = 0;
    int jobs = 400;
    for (int job = 0; job < jobs; job++) {
      List<Long> times = new ArrayList<>();
      double at = 0;
      while (at < 100 * Script.MS) {
        at += -Math.log1p(-random.nextUniform()) * 200 * US;
        times.add((long) at);
      }
      sum += (end(10 * Script.MS, times) - 10 * Script.MS) / (double) INTERRUPT;
    }
    double error = Math.sqrt(50.0 / jobs);
    assertThat(sum / jobs).isBetween(50 - 4 * error, 50 + 4 * error);
  }

  /** It ends later by a whole number of interrupts, of which there are no more than came. */
  @Property(tries = 200)
  void losesWholeInterrupts(
      @ForAll @Size(max = 20) List<@LongRange(max = 1_000_000) Long> interrupts,
      @ForAll @LongRange(min = 1, max = 500_000) long work) {
    long more = end(work, interrupts) - work;
    assertThat(more % INTERRUPT).isZero();
    assertThat(more / INTERRUPT).isBetween(0L, (long) interrupts.size());
  }

  @Test
  void timesAreNotNegative() {
    assertThatThrownBy(() -> new KernelWork(new Constant(0), -1))
        .hasMessageContaining("at least 0");
  }
}
