package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

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
}
