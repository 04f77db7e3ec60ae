package gilsim.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gilsim.form.MapNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The memory of large messages, from sizes that were cheap and dear by chance. */
class MessageMemoryFitTest {
  private static final double NANOSECOND = 1e-9;
  private final SimulatedRounds probes = new SimulatedRounds();
  private final Map<String, double[]> samples = new HashMap<>();

  private void apply() {
    probes.add(PoolFit.POOL, samples);
    probes.add(PoolFit.POOL, samples);
    new MessageMemoryFit(probes.rounds(), probes.interpreter).apply();
  }

  @Test
  void aMessageOfNoParticularSizeCostsTheirMean() {
    double[] dearOrCheap = {14e-6, 5e-6, 13e-6, 6e-6, 5e-6, 11e-6};
    for (int i = 0; i < dearOrCheap.length; i++) {
      samples.put("large-" + i, new double[] {dearOrCheap[i]});
      samples.put("growth-" + i, new double[] {30e-6});
    }
    Draft draft = probes.interpreter;
    draft.set("processes.pickle-per-kib", "0.4us", "test");
    draft.set("processes.copy-per-kib", "0.6us", "test");
    apply();

    // Both sides pickle and copy; the model adds that.
    assertThat(draft.seconds("processes.memory-per-kib")).isCloseTo(7e-6, within(NANOSECOND));
    // Both sides grow.
    assertThat(draft.seconds("processes.growth-per-kib")).isCloseTo(15e-6, within(NANOSECOND));
    assertThat(draft.text("processes.kept-message")).isEqualTo("64KiB");
    // From 3/7 to 12/7 of it, by the size.
    MapNode uncertain = (MapNode) draft.profile().get("uncertainty").orElseThrow();
    assertThat(uncertain.get("processes.memory-per-kib").orElseThrow().print())
        .isEqualTo("[0.429, 1.71]");
  }

  @Test
  void withoutAllSizesNothingIsSaid() {
    samples.put("large-0", new double[] {14e-6});
    apply();
    assertThat(probes.interpreter.get("processes.memory-per-kib")).isEmpty();
  }
}
