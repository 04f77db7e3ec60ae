package gilsim.measure;

/** Hears how measuring gets on, one call at a time. */
public interface MeasureListener {
  /** So many runs are to be measured, in about so many seconds. */
  default void planned(int runs, double seconds) {}

  /**
   * A run was measured and stored.
   *
   * @param status {@code done}, {@code unfinished} or {@code failed}
   */
  default void finished(String status, int finished, int planned) {}

  /** Something the user should know. */
  default void note(String message) {}
}
