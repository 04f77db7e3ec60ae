package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Range;
import gilsim.form.Types;
import gilsim.form.Values;
import gilsim.form.WordType;
import gilsim.interpreter.CheckPoints;
import gilsim.interpreter.StatementCosts;
import gilsim.interpreter.StatementWeights;
import gilsim.workload.Bytecode;
import java.util.EnumMap;
import java.util.Map;

/** How an interpreter executes the statements that the model looks into, as in its profile. */
final class StatementForm {
  private static final double LARGEST = 1e6;
  private static final int MOST_TICKS = 1_000_000_000;

  private static final Map<Bytecode, Key<Double>> WEIGHT_KEYS = weightKeys();

  private static final Form<StatementWeights> WEIGHTS_TYPE =
      Form.of(
          "statement-weights",
          "how long instructions take, relative to each other; increment and function-call say"
              + " how long in seconds",
          StatementForm::read,
          WEIGHT_KEYS.values().toArray(Key<?>[]::new));

  private static final Key<CheckPoints> CHECK_POINTS =
      Key.of(
          "check-points",
          WordType.of(CheckPoints.values(), CheckPoints::label),
          "resume-and-jumps",
          "after which instructions a request to drop the GIL is heeded");
  private static final Key<Integer> CHECK_INTERVAL =
      Key.of(
          "check-interval",
          Types.integer(0, MOST_TICKS),
          String.valueOf(StatementCosts.DEFAULT_CHECK_INTERVAL),
          "sys.getcheckinterval() of Python 2.7: a check point comes after so many ticks and one"
              + " more; only where check-points are ticks. Increments free the GIL by it, other code"
              + " by switch-interval");
  private static final Key<Long> INCREMENT =
      Key.of("increment", Types.positiveDuration(), "45ns", "one pass of a loop around x = x + 1");
  private static final Key<Long> FUNCTION_CALL =
      Key.of(
          "function-call",
          Types.duration(),
          "30ns",
          "a call of a function in such a statement, the mean of the three kinds");
  private static final Key<Long> CONTENDED =
      Key.of(
          "contended",
          Types.duration(),
          "0",
          "what a pass takes more for each other thread that increments the variable at the same"
              + " time; only without a GIL");
  private static final Key<StatementWeights> WEIGHTS =
      Key.of(
          "weights",
          WEIGHTS_TYPE,
          "{}",
          "how these times are shared out over the instructions, which decides how often a thread"
              + " is switched at which check point");

  /** How it is written. */
  static final Form<StatementCosts> TYPE =
      Form.of(
          "statements",
          "statements that the model looks into, at the speed of the reference core",
          v ->
              new StatementCosts(
                  v.get(CHECK_POINTS),
                  v.get(CHECK_INTERVAL),
                  v.get(INCREMENT),
                  v.get(FUNCTION_CALL),
                  v.get(CONTENDED),
                  v.get(WEIGHTS)),
          CHECK_POINTS,
          CHECK_INTERVAL,
          INCREMENT,
          FUNCTION_CALL,
          CONTENDED,
          WEIGHTS);

  private StatementForm() {}

  private static Map<Bytecode, Key<Double>> weightKeys() {
    Map<Bytecode, Key<Double>> keys = new EnumMap<>(Bytecode.class);
    StatementWeights even = StatementWeights.even();
    for (Bytecode bytecode : Bytecode.values()) {
      if (bytecode != Bytecode.ARGUMENT) {
        keys.put(
            bytecode,
            Key.of(
                bytecode.label(),
                Types.number(Range.of(0, LARGEST)),
                even.weights().get(bytecode) > 0 ? "1" : "0",
                bytecode.meaning()));
      }
    }
    return keys;
  }

  private static StatementWeights read(Values values) {
    Map<Bytecode, Double> weights = new EnumMap<>(Bytecode.class);
    WEIGHT_KEYS.forEach((bytecode, key) -> weights.put(bytecode, values.get(key)));
    return new StatementWeights(weights);
  }
}
