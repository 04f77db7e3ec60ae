package gilsim.interpreter;

import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Where in a pass of a loop that increments a thread is stopped, and how likely it is stopped
 * there.
 */
final class PassMoments {
  private final List<Operation> states = new ArrayList<>();
  private final List<Double> until = new ArrayList<>();
  private double total;

  private PassMoments() {}

  /**
   * By a request for the GIL, which comes at any time: it is seen at the next check point, so a
   * check point is as likely as the time since the one before is long.
   */
  static PassMoments atCheckPoints(StatementCosts costs, IncrementForm form) {
    PassMoments moments = new PassMoments();
    CheckPoints rule = costs.checkPoints();
    for (Operation operation : form.operations()) {
      moments.total += costs.duration(operation);
      if (rule.isAfter(operation)) {
        moments.add(operation);
      }
    }
    return moments;
  }

  /** By the operating system, which may stop it in the middle of any instruction. */
  static PassMoments anywhere(StatementCosts costs, IncrementForm form) {
    PassMoments moments = new PassMoments();
    boolean loaded = false;
    boolean stored = false;
    for (Operation operation : form.operations()) {
      moments.total += costs.duration(operation);
      moments.add(new Operation(operation.kind(), operation.bytecode(), loaded, stored));
      loaded = operation.loaded();
      stored = operation.stored();
    }
    return moments;
  }

  private void add(Operation state) {
    states.add(state);
    until.add(total);
  }

  /**
   * One of them.
   *
   * @param uniform a number from 0 to 1 by chance
   */
  Operation at(double uniform) {
    int i = 0;
    while (until.get(i) <= uniform * total && i < until.size() - 1) {
      i++;
    }
    return states.get(i);
  }

  /** How likely the variable is loaded, and not stored, there. */
  double loadedShare() {
    double loaded = 0;
    double before = 0;
    for (int i = 0; i < states.size(); i++) {
      loaded += states.get(i).loaded() ? until.get(i) - before : 0;
      before = until.get(i);
    }
    return loaded / total;
  }
}
