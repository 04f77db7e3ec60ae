package gilsim.calibration;

/** Runs probes; a real interpreter, or a made-up one in tests. */
@FunctionalInterface
interface ProbeRunner {
  /**
   * Runs a probe once.
   *
   * @param round number of the round
   * @throws InterruptedException if the user has had enough
   */
  ProbeRun run(ProbeRequest request, int round) throws InterruptedException;
}
