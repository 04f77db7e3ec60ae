package gilsim.store;

import java.util.List;
import java.util.Map;

/**
 * What the store remembers of a plan that was run with a real interpreter.
 *
 * @param plan its facts; the keys of its cells are those of the measured runs
 * @param python the interpreter, version, build and place
 * @param host the machine
 * @param rates what the work was calibrated for: passes of its loops per second of CPU time, alone,
 *     by kind of work
 * @param remarks for people: the cells that cannot be measured here, with the reason, and whether
 *     the interpreter is another than the scenario's
 */
public record MeasuredFacts(
    PlanFacts plan, String python, String host, Map<String, Double> rates, List<String> remarks) {
  /** Copies what it holds. */
  public MeasuredFacts {
    rates = Map.copyOf(rates);
    remarks = List.copyOf(remarks);
  }

  /** Whether an interpreter on a host made the runs. */
  public boolean isFrom(String interpreter, String where) {
    return python.equals(interpreter) && host.equals(where);
  }
}
