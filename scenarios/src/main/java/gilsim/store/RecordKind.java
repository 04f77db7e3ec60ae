package gilsim.store;

/** What a record of a chunk file holds; its first byte is the ordinal. Append only. */
enum RecordKind {
  /** The facts of a plan, JSON. */
  PLAN,
  /** Names and units of the metrics of the runs that follow. */
  LAYOUT,
  /** One run. */
  RUN,
  /** The detected warm-up of a cell. */
  WARM_UP,
  /** When, where and by whom runs were simulated, JSON. */
  SESSION,
  /** The facts of a plan that was run with a real interpreter, JSON. */
  MEASURED
}
