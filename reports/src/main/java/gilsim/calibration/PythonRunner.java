package gilsim.calibration;

import gilsim.measure.Harness;
import gilsim.measure.PythonException;
import java.time.Duration;

/** Runs probes with a real interpreter. A probe that fails is reported and left out. */
final class PythonRunner implements ProbeRunner {
  /** Beyond what the probe takes by itself: starts of processes on a busy host. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Harness harness;

  PythonRunner(Harness harness) {
    this.harness = harness;
  }

  @Override
  public ProbeRun run(ProbeRequest request, int round) throws InterruptedException {
    try {
      return ProbeRun.of(harness.run(request.json(round), PATIENCE, line -> {}));
    } catch (PythonException e) {
      return ProbeRun.failed(String.valueOf(e.getMessage()));
    }
  }
}
