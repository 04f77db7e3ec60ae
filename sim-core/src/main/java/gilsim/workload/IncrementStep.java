package gilsim.workload;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.NameType;
import gilsim.form.Types;

/**
 * A loop that increments a shared variable. Updates are lost where another thread increments it
 * between the load and the store of one pass.
 *
 * @param variable the variable's name
 * @param times passes of the loop, at least 1
 * @param form the statement
 */
public record IncrementStep(String variable, int times, IncrementForm form) implements Step {

  private static final Key<String> VARIABLE =
      Key.required("variable", new NameType("variable"), "the shared variable");

  private static final Key<Integer> TIMES =
      Key.of("times", Types.integer(1, 1_000_000_000), "1", "how often it is incremented");

  private static final Key<IncrementForm> FORM =
      Key.of(
          "form",
          Types.text().map(IncrementForm::parse),
          IncrementForm.DEFAULT,
          "the statement in the loop, which decides where the interpreter may switch: x = x + 1,"
              + " o.v += 1, L[0] += 1, t = x; x = t + 1, x = x + f(), ...; with x = x + await f()"
              + " coroutines let others run between load and store");

  /** How it is written. */
  public static final Form<IncrementStep> TYPE =
      Form.of(
          "increment-step",
          "a loop that increments a shared variable",
          v -> new IncrementStep(v.get(VARIABLE), v.get(TIMES), v.get(FORM)),
          VARIABLE,
          TIMES,
          FORM);

  /** Validates the number of passes. */
  public IncrementStep {
    if (times < 1) {
      throw new IllegalArgumentException("times must be at least 1 but is " + times);
    }
  }
}
