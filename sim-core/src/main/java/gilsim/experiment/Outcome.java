package gilsim.experiment;

/** How a replication ended. */
public enum Outcome {
  /** All finite work done, or the wanted duration simulated. */
  DONE,
  /** Finite work was left at the end: the run is stuck or the horizon came first. */
  UNFINISHED,
  /** The model raised an error. */
  FAILED
}
