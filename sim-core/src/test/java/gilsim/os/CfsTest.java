package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.free;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completely fair scheduler on one processor, with the exact instants of its rules. */
class CfsTest {
  private static final CfsSpec KERNEL = new CfsSpec(6 * MS, 750_000, MS);
  private static final OsSpec EXACT = free(SchedulerKind.CFS, MS).with(KERNEL);
  private static final OsSpec TICKING =
      new OsSpec(SchedulerKind.CFS, MS, 4 * MS, 0, 0, 0, 0, 0, 0).with(KERNEL.scaled(8));

  /** How long each turn lasts that ends by preemption, milliseconds, but for the first ones. */
  private static List<Double> turns(OsSpec os, int hogs, int skip) {
    List<Double> ends =
        Script.run(
                machine(1, 1, 1),
                os,
                s -> {
                  for (int i = 0; i < hogs; i++) {
                    s.job("hog" + i, 0, 400 * MS);
                  }
                })
            .stream()
            .filter(line -> line.endsWith("involuntary"))
            .map(line -> Long.parseLong(line.substring(0, line.indexOf(' '))) / 1e6)
            .toList();
    return java.util.stream.IntStream.range(skip + 1, skip + 41)
        .mapToObj(i -> Math.round((ends.get(i) - ends.get(i - 1)) * 1e5) / 1e5)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"2, 3.0", "3, 2.0", "8, 0.75", "20, 0.75"})
  void latencyIsDividedUntilTurnsAreAtTheirShortest(int hogs, double turn) {
    assertThat(turns(EXACT, hogs, hogs)).containsOnly(turn);
  }

  /** 24 ms / 2 = 12 ms end at the tick after 12 ms, not at the one at 12 ms. */
  @Test
  void turnsEndAtTheTickAfterThem() {
    assertThat(turns(TICKING, 2, 2)).containsOnly(16.0);
  }

  @Test
  void newThreadBeginsATurnAhead() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                EXACT,
                s -> {
                  s.job("a", 0, 20 * MS);
                  s.job("b", 10 * MS, 2 * MS);
                }))
        // a had its turn of 3 ms long ago, but b is 3 ms ahead of it when it comes
        .containsSubsequence("0 cpu0 busy", "13000000 a off")
        .contains("15000000 b done", "22000000 a done");
  }

  @Test
  void sleeperPreemptsAndItsCreditEndsAtHalfALatency() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                EXACT,
                s -> {
                  KernelThread sleeper = s.blocker("s", 10 * MS);
                  s.at(0, () -> sleeper.wake(0));
                  s.job("hog", 10 * MS, 100 * MS);
                  s.at(60 * MS, () -> sleeper.wake(0));
                }))
        // it begins 3 ms behind: preempts at once, has its turn of 3 ms, and is level with the hog
        .containsSubsequence("60000000 hog off", "60000000 s on", "63000000 s off")
        .containsSubsequence("63000000 hog on", "66000000 hog off");
  }

  @Test
  void threadThatIsLittleBehindDoesNotPreempt() {
    OsSpec patient = free(SchedulerKind.CFS, MS).with(new CfsSpec(6 * MS, 750_000, 3 * MS));
    assertThat(
            Script.run(
                machine(1, 1, 1),
                patient,
                s -> {
                  KernelThread sleeper = s.blocker("s", MS);
                  s.at(0, () -> sleeper.wake(0));
                  s.job("hog", 10 * MS, 100 * MS);
                  s.at(60 * MS, () -> sleeper.wake(0));
                }))
        // 3 ms behind is not more than 3 ms; the hog's turn is over, though, so it goes at once
        .contains("60000000 s on");
    assertThat(
            Script.run(
                machine(1, 1, 1),
                patient,
                s -> {
                  KernelThread sleeper = s.blocker("s", 2 * MS);
                  s.at(0, () -> sleeper.wake(0));
                  s.job("hog", 10 * MS, 100 * MS);
                  s.at(60 * MS, () -> sleeper.wake(0));
                  s.at(63 * MS, () -> sleeper.wake(0));
                }))
        // 2 ms behind at 63; 1 ms later it is a whole turn behind
        .contains("62000000 hog on", "64000000 s on");
  }

  @Test
  void threadThatMovesKeepsItsDistance() {
    assertThat(
            Script.run(
                machine(2, 1, 1),
                free(SchedulerKind.CFS, MS).with(new CfsSpec(6 * MS, 750_000, 2_500_000)),
                s -> {
                  s.job("a", 0, 300 * MS);
                  KernelThread b = s.blocker("b", 20 * MS);
                  s.at(0, () -> b.wake(0));
                  s.job("c", 0, 40 * MS);
                  s.at(30 * MS, () -> b.wake(0));
                }))
        // c comes from a at 20 and is level with b then; at 30 b is 3 ms behind
        .containsSubsequence("20000000 migration", "20000000 c on", "30000000 b on");
  }

  @Test
  void refusesTurnsThatCannotBe() {
    assertThatThrownBy(() -> new CfsSpec(MS, 2 * MS, 0)).hasMessageContaining("latency >=");
  }
}
