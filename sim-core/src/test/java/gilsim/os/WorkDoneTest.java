package gilsim.os;

import static gilsim.os.Script.MS;
import static gilsim.os.Script.machine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a thread did so far, and how long it needs for more, at changing speed. */
class WorkDoneTest {
  /** 1000 ns alone on its core, but for a sibling that has 300 ns of work from 400 to 900. */
  @Test
  void followsTheSpeedOfTheProcessor() {
    List<Double> done = new ArrayList<>();
    List<Long> times = new ArrayList<>();
    Script.run(
        machine(1, 2, 1.2),
        Script.free(SchedulerKind.ROUND_ROBIN, MS),
        script -> {
          KernelThread first = script.blocker("a", 1000);
          KernelThread sibling = script.blocker("b", 300);
          script.at(0, () -> first.wake(0));
          script.at(400, () -> sibling.wake(0));
          for (long time : new long[] {300, 700, 1000, 5000}) {
            script.at(
                time,
                () -> {
                  done.add(first.workDone());
                  times.add(first.timeFor(60));
                });
          }
        });
    assertThat(done)
        .usingElementComparator(WorkDoneTest::compare)
        .containsExactly(300.0, 580.0, 800.0, 1000.0);
    assertThat(times).containsExactly(60L, 100L, 60L, 60L);
  }

  private static int compare(double one, double other) {
    return Math.abs(one - other) < 1e-6 ? 0 : Double.compare(one, other);
  }
}
