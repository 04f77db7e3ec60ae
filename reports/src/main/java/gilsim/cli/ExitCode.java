package gilsim.cli;

/** How a command ended, as its caller sees it. */
enum ExitCode {
  /** All done. */
  DONE(0),
  /** Some runs failed or left finite work unfinished; the others are stored. */
  RUNS_FAILED(1),
  /** The scenario or the command line is wrong. */
  WRONG_INPUT(2),
  /** Disk full, output not writable, out of memory and the like. */
  ENVIRONMENT(3),
  /** {@code compare --tolerance} was exceeded. */
  TOLERANCE_EXCEEDED(4),
  /** Interrupted; what finished is stored. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The process's exit code. */
  int number() {
    return number;
  }
}
