package gilsim.store;

/**
 * A cell as the store remembers it.
 *
 * @param key {@link RunKey} under which its runs are stored, printed
 * @param workers what {@code efficiency} divides by, if the hardware threads are not fewer
 * @param hardwareThreads of the cell's machine
 */
public record CellFacts(String key, int workers, int hardwareThreads) {
  /** The key. */
  public RunKey runKey() {
    return RunKey.parse(key);
  }
}
