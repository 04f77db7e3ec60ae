package gilsim.workload;

/** How the tasks of one kind come into the system. */
public sealed interface Arrival
    permits BatchArrival, OpenArrival, ClientArrival, LoopArrival, SubmittedArrival {

  /** True if only finitely many tasks come, so that a run can last until all are done. */
  boolean finite();
}
