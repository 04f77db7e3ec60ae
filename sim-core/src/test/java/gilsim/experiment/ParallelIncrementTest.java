package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.interpreter.CheckPoints;
import gilsim.interpreter.GilPolicy;
import gilsim.interpreter.StatementCosts;
import gilsim.strategy.ThreadsSpec;
import gilsim.workload.ComputeStep;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementStep;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Increments of a shared variable by threads of a build without a GIL. */
class ParallelIncrementTest {
  private final TestSystem system = new TestSystem();

  ParallelIncrementTest() {
    system.policy = GilPolicy.NONE;
    system.variables.add("counter");
  }

  private void threads(int count, int times, String form) {
    system.batch("t", count, new IncrementStep("counter", times, IncrementForm.parse(form)));
  }

  private double lost(int replication) {
    ReplicationResult result = Replication.run(system.spec(new ThreadsSpec()), 5, replication);
    return TestSystem.value(result, "lost-updates/counter");
  }

  /** Of k threads at the same time, one thread's worth of increments survives. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0.5", "4, 0.75", "10, 0.9"})
  void oneThreadsWorthSurvives(int count, double expected) {
    system.cores = 11;
    threads(count, 100_000, "x += 1");
    assertThat(lost(0)).isCloseTo(expected, within(1e-9));
  }

  /**
   * Two threads of 20,000 passes, 50 ns alone and 50 more while the other increments too, in parts
   * of 1000. On two cores only the very first part, of 50 us, meets nobody; the other thread ends
   * last, after 20 parts of 100 us. On one core nobody ever meets: twice 1 ms, and nothing is lost
   * where no slice ends before.
   */
  @ParameterizedTest
  @CsvSource({"2, 2e-3", "1, 2e-3"})
  void passesCostMoreWhileOthersIncrement(int cores, double makespan) {
    system.cores = cores;
    system.statements = new StatementCosts(CheckPoints.RESUME_AND_JUMPS, 50, 30, 50);
    threads(2, 20_000, "x = x + 1");
    ReplicationResult result = system.run(new ThreadsSpec());
    assertThat(TestSystem.value(result, "makespan")).isCloseTo(makespan, within(1e-12));
    // The first thread overlaps with the second from 0 to 1.95 ms: of the 20,000 passes that it
    // makes
    // and the 19,500 that the other makes meanwhile, half are lost.
    assertThat(TestSystem.value(result, "lost-updates/counter"))
        .isCloseTo(cores == 1 ? 0 : (20_000 + 19_500) / 2.0 / 40_000, within(1e-9));
  }

  /**
   * Each of k threads takes 50 ns and 50 ns for each of the k - 1 others, so k of them together
   * make a pass every 50 ns, however many they are. Of 20 parts each all but the first one meet
   * seven others: 20,000 passes of 400 ns, within two parts.
   */
  @Test
  void togetherTheyAreNoFasterThanTheLineGoesRound() {
    system.cores = 9;
    system.statements = new StatementCosts(CheckPoints.RESUME_AND_JUMPS, 50, 30, 50);
    threads(8, 20_000, "x = x + 1");
    assertThat(TestSystem.value(system.run(new ThreadsSpec()), "makespan"))
        .isCloseTo(8e-3, within(0.8e-3));
  }

  /**
   * Two threads take turns on one core. Of five instructions that take time the variable is loaded
   * and not stored during two, the addition and the store; as with check points (see {@link
   * LostUpdateTest}) p / (1 + p) is lost. Standard error over 20 replications of 250 turns: below
   * 0.005; 4 of them, false alarm 6e-5.
   */
  @Test
  void preemptedThreadsOverwriteWhatOthersStored() {
    // Slices that do not end with a part.
    system.statements = new StatementCosts(CheckPoints.RESUME_AND_JUMPS, 53, 30, 0);
    threads(2, 10_000_000, "x = x + 1");
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      sum += lost(i);
    }
    double p = 2.0 / 5;
    assertThat(sum / 20).isCloseTo(p / (1 + p), within(0.02));
  }

  /** Whoever preempts it: a thread that increments alone loses nothing. */
  @Test
  void aSingleThreadLosesNothing() {
    threads(1, 1_000_000, "x = x + 1");
    system.batch("other", 3, new ComputeStep(TestSystem.constant(100 * MS)));
    for (int cores = 1; cores <= 3; cores++) {
      system.cores = cores;
      assertThat(lost(0)).isZero();
    }
  }

  /** More is never lost than there was, and the same seed loses the same. */
  @Test
  void sharesAreSharesAndRepeatable() {
    Random random = new Random(1);
    for (int i = 0; i < 30; i++) {
      system.tasks.clear();
      system.cores = 1 + random.nextInt(4);
      threads(1 + random.nextInt(8), 1000 * (1 + random.nextInt(400)), "o.v += 1");
      system.batch("u", 2, new IncrementStep("counter", 77_777, IncrementForm.parse("x = x + 1")));
      assertThat(lost(i)).isBetween(0.0, 1 - 1e-6).isEqualTo(lost(i));
    }
  }
}
