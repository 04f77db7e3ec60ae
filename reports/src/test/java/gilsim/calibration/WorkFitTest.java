package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.form.MapNode;
import gilsim.scenario.ProfileFolder.Kind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What work is worth, from rounds of which some met a slow host. */
class WorkFitTest {
  private final Rounds rounds = new Rounds();
  private final Draft draft = SimulatedRounds.draft(Kind.INTERPRETER, "cpython-3.11");

  private void round(double pass, double reference) {
    rounds.add(
        WorkFit.WORK,
        new ProbeRun(
            Map.of("compute", new double[] {pass}), reference, reference, Optional.empty()));
  }

  /** As costs are: referred to the fast mode, though most rounds were at half the speed. */
  @Test
  void slowRoundsDoNotMakeWorkDearer() {
    round(50e-9, 1);
    for (int i = 0; i < 5; i++) {
      round(100e-9, 2);
    }
    round(50e-9, 1);
    new WorkFit(rounds, draft).apply();

    assertThat(draft.seconds("work.compute")).isCloseTo(50e-9, within(1e-11));
    assertThat(draft.get("work.held")).isEmpty();
    // No simulated run draws it.
    assertThat(((MapNode) draft.profile().get("uncertainty").orElseThrow()).keys())
        .isNotEmpty()
        .noneMatch(path -> path.startsWith("work"));
  }
}
