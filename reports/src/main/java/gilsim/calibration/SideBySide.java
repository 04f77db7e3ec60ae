package gilsim.calibration;

/**
 * A parent that returns from a fork and its child that starts, which slow each other: what either
 * would need alone follows from how long they took and from by how much they slow each other.
 *
 * @param parent how long the parent took from the child's begin, seconds
 * @param child how long the child took, seconds, of processor time
 */
record SideBySide(Estimate parent, Estimate child) {
  /**
   * Puts in what either needs alone.
   *
   * @param besideBusy how many times longer it takes beside the other, at least 1
   */
  void apply(Draft draft, double besideBusy) {
    String given = "; alone, with processes.beside-busy of " + Printed.number(besideBusy);
    double both = Math.min(parent.value(), child.value());
    double spared = both * (1 - 1 / besideBusy);
    draft.measured(
        "processes.fork-return",
        Unit.TIME,
        parent.map(v -> Math.max(0, v - spared)),
        "Process.start() in the parent, less processes.fork" + given);
    draft.measured(
        "processes.fork-child",
        Unit.TIME,
        child.map(v -> Math.max(0, v - spared)),
        "processor time of a forked child when it runs its function" + given);
  }
}
