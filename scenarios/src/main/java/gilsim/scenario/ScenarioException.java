package gilsim.scenario;

import gilsim.form.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A scenario, or a value set on the command line, is wrong. */
public final class ScenarioException extends RuntimeException {
  private final transient List<Problem> problems;

  /**
   * An exception.
   *
   * @param problems all that is wrong, at least one
   */
  public ScenarioException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All that is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
