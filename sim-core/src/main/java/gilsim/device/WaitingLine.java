package gilsim.device;

/** The requests that wait for a server, and who of them is next. */
interface WaitingLine {

  /** True if nobody waits. */
  boolean isEmpty();

  /** How many wait. */
  int size();

  /** A request begins to wait. */
  void add(IoRequest request);

  /**
   * Takes the next request out; there must be one.
   *
   * @param leaving the request whose departure makes room
   */
  IoRequest remove(IoRequest leaving);
}
