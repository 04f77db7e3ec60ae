package gilsim.store;

/**
 * The machine that simulates, for the record; simulated results do not depend on it.
 *
 * @param system operating system and its version
 * @param architecture of the processor
 * @param processors that Java may use
 * @param java version and maker of the Java runtime
 */
public record HostFacts(String system, String architecture, int processors, String java) {
  /** The machine of this process. */
  public static HostFacts here() {
    return new HostFacts(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
  }

  /** One line for people. */
  @Override
  public String toString() {
    return system + ", " + architecture + ", " + processors + " processors, Java " + java;
  }
}
