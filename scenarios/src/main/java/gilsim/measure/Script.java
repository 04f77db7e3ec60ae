package gilsim.measure;

import java.util.List;

/**
 * Python files that work together, resources of this package.
 *
 * @param main the file that is run
 * @param others files that it imports
 */
public record Script(String main, List<String> others) {
  /** Copies the list. */
  public Script {
    others = List.copyOf(others);
  }

  /** A script of one file. */
  public static Script of(String main) {
    return new Script(main, List.of());
  }
}
