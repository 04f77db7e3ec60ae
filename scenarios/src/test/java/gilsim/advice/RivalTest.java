package gilsim.advice;

import static org.assertj.core.api.Assertions.assertThat;

import gilsim.fixture.Scenarios;
import gilsim.statistics.Interval;
import gilsim.sweep.Cell;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of an alternative beside the best. */
class RivalTest {
  @TempDir private Path folder;

  private Rival rival(double low, double high, int replications) {
    Cell cell =
        Scenarios.plan(
                folder,
                """
                gilsim: 1
                name: tried
                machine: {cores: 1}
                interpreter: cpython-3.11
                tasks: {job: {count: 1, do: [{sleep: 1ms}]}}
                strategies: {threads: {type: threads}}
                run: {seed: 1}
                """)
            .cells()
            .get(0);
    Alternative alternative = new Alternative("threads", "", 0, cell);
    return new Rival(alternative, 1, (low + high) / 2, new Interval(low, high), replications);
  }

  @Test
  void itIsAsGoodIfTheWholeIntervalIsWithinTheShare() {
    assertThat(rival(-0.01, 0.019, 10).isAsGood(0.02)).isTrue();
    assertThat(rival(-0.01, 0.021, 10).isAsGood(0.02)).isFalse();
  }

  /** Of one replication the interval has no width, and says nothing. */
  @Test
  void oneReplicationDoesNotTell() {
    assertThat(rival(0, 0, 1).isAsGood(0.02)).isFalse();
    assertThat(rival(0, 0, 2).isAsGood(0.02)).isTrue();
  }
}
