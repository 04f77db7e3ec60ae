package gilsim.measure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python interpreter that answers.
 *
 * @param named as the user named it, for messages
 * @param executable the file to run
 * @param facts what it is
 */
public record Python(String named, Path executable, PythonFacts facts) {
  /**
   * Modules whose presence is asked for: those that some strategy or step needs and that a build
   * may lack.
   */
  static final List<String> MODULES =
      List.of("_hashlib", "_multiprocessing", "_socket", "ctypes", "gevent", "select");

  /**
   * Finds an interpreter and asks it what it is.
   *
   * @param named a path, or a name on PATH
   * @throws PythonException if it is not there, cannot be run or is no Python
   */
  public static Python find(String named) {
    String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Path file = PythonFinder.find(named, searchPath);
    PythonFacts facts = new PythonProbe(named, file).ask();
    // What the name leads to may be a script that looks for the interpreter at every start.
    Path executable = facts.executable().isEmpty() ? file : Path.of(facts.executable());
    return new Python(named, executable, facts);
  }

  /**
   * Refuses an interpreter that is too old.
   *
   * @param purpose what needs it, for the message, e.g. "calibrating"
   * @throws PythonException if it is older
   */
  public Python require(int major, int minor, String purpose) {
    if (!facts.atLeast(major, minor)) {
      throw new PythonException(
          named
              + " is Python "
              + facts.versionText()
              + ", which is too old: "
              + purpose
              + " needs "
              + major
              + "."
              + minor
              + " or newer");
    }
    return this;
  }

  /** Version and build for people. */
  @Override
  public String toString() {
    return facts.implementation()
        + " "
        + facts.versionText()
        + (facts.freeThreaded() ? " free-threaded" : "")
        + (facts.freeThreaded() && facts.gilEnabled() ? " with its lock enabled" : "")
        + (facts.debug() ? " debug build" : "")
        + " ("
        + executable
        + ")";
  }
}
