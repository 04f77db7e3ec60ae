package gilsim.experiment;

import static gilsim.experiment.TestSystem.MS;
import static gilsim.experiment.TestSystem.constant;
import static org.assertj.core.api.Assertions.assertThat;

import gilsim.strategy.SequentialSpec;
import gilsim.workload.ComputeStep;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * A batch that the end of a run cuts is named; one that is done, or meant to outlast it, is not.
 */
class LeftoverCheckTest {
  private static ReplicationResult run(long until, int count, long each) {
    return new TestSystem()
        .batch("job", count, new ComputeStep(constant(each * MS)))
        .until(until * MS)
        .run(new SequentialSpec());
  }

  @Test
  void aBatchThatIsCutIsNamed() {
    ReplicationResult result = run(2500, 5, 1000);
    assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    assertThat(result.message())
        .isEqualTo("3 of 5 tasks 'job' were not done at the end of the run: is 'until' too short?");
  }

  @Test
  void whatIsDoneOrMeantToOutlastTheRunIsNot() {
    assertThat(run(5000, 5, 1000).message()).isEmpty();
    assertThat(run(2500, 1, 3_600_000).message()).isEmpty();
  }

  /** Five tasks of 100 ms one after another, of which the first ends after 100 ms. */
  @Test
  void aBatchThatIsOverBeforeAnythingIsCountedIsNamed() {
    assertThat(afterWarmUp(600).message())
        .isEqualTo(
            "all tasks were done within the warm-up of 0.6 s, so none was counted: make 'warm-up'"
                + " shorter, or say 'until: done'");
    assertThat(afterWarmUp(400).message()).isEmpty();
  }

  private static ReplicationResult afterWarmUp(long warmUp) {
    TestSystem system = new TestSystem().batch("job", 5, new ComputeStep(constant(100 * MS)));
    system.limit = new RunLimit(OptionalLong.of(2000 * MS), warmUp * MS);
    return system.run(new SequentialSpec());
  }

  @Test
  void ofSeveralKindsTheOneThatIsCutIsNamed() {
    TestSystem system =
        new TestSystem()
            .batch("quick", 2, new ComputeStep(constant(MS)))
            .batch("slow", 3, new ComputeStep(constant(1000 * MS)));
    assertThat(system.until(1500 * MS).run(new SequentialSpec()).message())
        .startsWith("2 of 3 tasks 'slow'")
        .doesNotContain("quick");
  }
}
