package gilsim.interpreter;

import gilsim.workload.Bytecode;
import gilsim.workload.IncrementForm;
import gilsim.workload.IncrementForm.Operation;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long the instructions of an increment take, relative to each other. The sum of {@code x = x +
 * 1} and the mean of the three kinds of call are stated in nanoseconds by {@link StatementCosts}.
 *
 * @param weights one number of at least 0 for each instruction; those of the loop and of each kind
 *     of call together above 0
 */
public record StatementWeights(Map<Bytecode, Double> weights) {
  private static final IncrementForm PLAIN = IncrementForm.parse(IncrementForm.DEFAULT);

  /** Copies the weights. */
  public StatementWeights {
    Map<Bytecode, Double> copy = new EnumMap<>(Bytecode.class);
    for (Bytecode bytecode : Bytecode.values()) {
      double weight = weights.getOrDefault(bytecode, 0.0);
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight must be at least 0 but is " + weight);
      }
      copy.put(bytecode, weight);
    }
    weights = Map.copyOf(copy);
    if (sum(weights) == 0 || meanCall(weights) == 0) {
      throw new IllegalArgumentException("a loop around x = x + 1 and a call must take time");
    }
  }

  /**
   * Instructions that 3.9 leaves without a look take no time, all others take the same; so every
   * check point of 3.9 is as likely as any other.
   */
  public static StatementWeights even() {
    Map<Bytecode, Double> even = new EnumMap<>(Bytecode.class);
    for (Bytecode bytecode : Bytecode.values()) {
      even.put(bytecode, 1.0);
    }
    even.put(Bytecode.LOCAL, 0.0);
    even.put(Bytecode.STORE_LOCAL, 0.0);
    even.put(Bytecode.ARGUMENT, 0.0);
    return new StatementWeights(even);
  }

  private static double sum(Map<Bytecode, Double> weights) {
    return PLAIN.operations().stream().mapToDouble(o -> weights.get(o.bytecode())).sum();
  }

  private static double meanCall(Map<Bytecode, Double> weights) {
    return (weights.get(Bytecode.QUICK_CALL)
            + weights.get(Bytecode.CALL)
            + weights.get(Bytecode.PYTHON_CALL))
        / 3;
  }

  /**
   * How long an instruction takes, nanoseconds.
   *
   * @param operation the instruction
   * @param increment one pass of a loop around {@code x = x + 1}, nanoseconds
   * @param call a call of a function, nanoseconds
   */
  double duration(Operation operation, double increment, double call) {
    double weight = weights.get(operation.bytecode());
    return switch (operation.bytecode()) {
      case ARGUMENT -> 0;
      case QUICK_CALL, CALL -> call * weight / meanCall(weights);
      case PYTHON_CALL -> call * weight / meanCall(weights) / 2;
      default -> increment * weight / sum(weights);
    };
  }
}
