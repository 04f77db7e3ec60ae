package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who runs next under EEVDF, worked out by hand: vruntimes, lags and deadlines in milliseconds. */
class EevdfTimelineTest {
  private static final OsSpec SPEC =
      new OsSpec(SchedulerKind.EEVDF, 3 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);

  /**
   * At 1 the newcomer s gets the average vruntime, 1; the hog h is protected until it used up its
   * slice of 3, which is noticed at the tick at 4. When s blocks at 5 it has a vruntime of 2, the
   * hog 4: s is 1 behind the average of 3. At 7 the hog is at 6, and s gets its lag back: placed at
   * 4, so that the average becomes 5 and s is 1 behind it again. The hog is now ahead of the
   * average, so s takes its place at once.
   */
  @Test
  void sleeperThatIsBehindItsShareRunsAtOnceWhereANewcomerWaitsForTheTick() {
    assertThat(
            Script.run(
                machine(1, 1, 1),
                SPEC,
                s -> {
                  KernelThread sleeper = s.blocker("s", MS);
                  s.job("h", 0, 20 * MS);
                  s.at(MS, () -> sleeper.wake(0));
                  s.at(7 * MS, () -> sleeper.wake(0));
                }))
        .containsSubsequence(
            "0 h on",
            "4000000 h off",
            "4000000 s on",
            "5000000 s blocks",
            "5000000 h on",
            "7000000 h off",
            "7000000 s on",
            "8000000 s blocks",
            "8000000 h on",
            "22000000 h done");
  }

  /**
   * Alone, the hog begins slices of 10 at 0 and at the tick at 12. It is protected during the first
   * one only, with which it was dispatched: a newcomer at 13 has a vruntime of 13, and at the tick
   * at 16 the hog is at 16, ahead of the average of 14.5.
   */
  @Test
  void onceAHogUsedUpTheSliceItBeganWithANewcomerWaitsForTheNextTickOnly() {
    OsSpec longSlices = new OsSpec(SchedulerKind.EEVDF, 10 * MS, 4 * MS, 0, 0, 0, 0, 0, 0);
    assertThat(besideAHog(longSlices, 13 * MS))
        .containsSubsequence(
            "16000000 h off", "16000000 a on", "17000000 a blocks", "41000000 h done");
    assertThat(besideAHog(longSlices, MS))
        .containsSubsequence("12000000 h off", "12000000 a on", "13000000 a blocks");
  }

  /**
   * At 1 the newcomer a gets a vruntime of 1 and a deadline of 4. When b wakes at 3.5 the hog used
   * up its slice of 3, so it is decided anew who runs: not b, whose deadline is 5.25, but a. At 2.5
   * the hog is protected, and a waits for the tick.
   */
  @Test
  void aWakeUpAfterTheSliceLetsTheEarliestDeadlineRun() {
    assertThat(besideAHog(SPEC, MS, 3_500_000))
        .containsSubsequence(
            "3500000 h off",
            "3500000 a on",
            "4500000 a blocks",
            "4500000 b on",
            "5500000 b blocks",
            "5500000 h on");
    assertThat(besideAHog(SPEC, MS, 2_500_000))
        .containsSubsequence("4000000 h off", "4000000 a on", "5000000 a blocks");
  }

  /**
   * A newcomer that wakes has the deadline of a hog that begins a new slice then, and goes first,
   * although it is on its way for 4 us. At 5 the hog is at 5 and has used up the slice that it
   * began at the tick at 4, of 0.5: its deadline and that of the newcomer are 5.5. At 4.25 its
   * deadline is 4.5, that of the newcomer 4.75: the newcomer waits for the tick.
   */
  @Test
  void ofEqualDeadlinesThatOfTheWokenThreadComesFirst() {
    OsSpec onItsWay = new OsSpec(SchedulerKind.EEVDF, MS / 2, 4 * MS, 0, 4_000, 0, 0, 0, 0);
    assertThat(besideAHog(onItsWay, 5 * MS))
        .containsSubsequence("5004000 h off", "5004000 a on", "6004000 a blocks");
    assertThat(besideAHog(onItsWay, 4_250_000))
        .containsSubsequence("8000000 h off", "8000000 a on", "9000000 a blocks");
  }

  /** A hog from 0 on, and newcomers with 1 ms of work each. */
  private static List<String> besideAHog(OsSpec spec, long... arrivals) {
    return Script.run(
        machine(1, 1, 1),
        spec,
        s -> {
          s.job("h", 0, 40 * MS);
          for (int i = 0; i < arrivals.length; i++) {
            KernelThread newcomer = s.blocker(i == 0 ? "a" : "b", MS);
            s.at(arrivals[i], () -> newcomer.wake(0));
          }
        });
  }
}
