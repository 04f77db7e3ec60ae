package gilsim.trace;

/** The kinds of event that a {@link TraceListener} can hear, one per method. */
public enum TraceEvent {
  /** {@link TraceListener#processorBusy}. */
  PROCESSOR_BUSY,
  /** {@link TraceListener#contextSwitch}. */
  CONTEXT_SWITCH,
  /** {@link TraceListener#migration}. */
  MIGRATION,
  /** {@link TraceListener#throttled}. */
  THROTTLED,
  /** {@link TraceListener#gilTaken}. */
  GIL_TAKEN,
  /** {@link TraceListener#gilReleased}. */
  GIL_RELEASED,
  /** {@link TraceListener#device}. */
  DEVICE,
  /** {@link TraceListener#refused}. */
  REFUSED,
  /** {@link TraceListener#queue}. */
  QUEUE,
  /** {@link TraceListener#lockAcquired}. */
  LOCK_ACQUIRED,
  /** {@link TraceListener#incremented}. */
  INCREMENTED,
  /** {@link TraceListener#taskDone}. */
  TASK_DONE,
  /** {@link TraceListener#memory}. */
  MEMORY,
  /** {@link TraceListener#workersReady}. */
  WORKERS_READY,
  /** {@link TraceListener#threadStarted}. */
  THREAD_STARTED,
  /** {@link TraceListener#threadState}. */
  THREAD_STATE,
  /** {@link TraceListener#threadServes}. */
  THREAD_SERVES,
  /** {@link TraceListener#gilRequested}. */
  GIL_REQUESTED,
  /** {@link TraceListener#processKilled}. */
  PROCESS_KILLED
}
