package gilsim.distribution;

import gilsim.form.Quantity;
import gilsim.form.ValueType;
import java.util.function.Function;

/** The kinds of distribution there are. Adding one: a record here and a line below. */
public enum DistributionKind {
  /** {@link Exponential}. */
  EXPONENTIAL("exponential", "memoryless; the value is the mean", Exponential::type),
  /** {@link Uniform}. */
  UNIFORM("uniform", "every value between two bounds equally likely", Uniform::type),
  /** {@link Normal}. */
  NORMAL("normal", "normal, cut at 0", Normal::type),
  /** {@link Lognormal}. */
  LOGNORMAL("lognormal", "many small values, few large ones", Lognormal::type),
  /** {@link Erlang}. */
  ERLANG("erlang", "the sum of k exponential stages", Erlang::type),
  /** {@link Hyperexponential}. */
  HYPEREXPONENTIAL("hyperexponential", "more variable than exponential", Hyperexponential::type),
  /** {@link Pareto}. */
  PARETO("pareto", "heavy-tailed", Pareto::type),
  /** {@link Weibull}. */
  WEIBULL("weibull", "more or less variable than exponential", Weibull::type),
  /** {@link Triangular}. */
  TRIANGULAR("triangular", "between two bounds with a most likely value", Triangular::type),
  /** {@link Choice}. */
  CHOICE("choice", "one of several values, by weight", Choice::type),
  /** {@link Sequence}. */
  LIST("list", "the values in order, then again from the first", Sequence::type),
  /** {@link Sum}. */
  SUM("sum", "the sum of independent parts", Sum::type),
  /** {@link Empirical}. */
  EMPIRICAL("empirical", "the values of a file, each equally likely", Empirical::type),
  /** {@link Constant}. */
  CONSTANT("constant", "always the same", Constant::type);

  private final String label;
  private final String meaning;
  private final Function<Quantity, ValueType<? extends Distribution>> type;

  DistributionKind(
      String label, String meaning, Function<Quantity, ValueType<? extends Distribution>> type) {
    this.label = label;
    this.meaning = meaning;
    this.type = type;
  }

  /** The key in scenario files. */
  public String label() {
    return label;
  }

  /** What it is, for the reference page. */
  public String meaning() {
    return meaning;
  }

  /** How it is written for values of a quantity. */
  ValueType<? extends Distribution> type(Quantity quantity) {
    return type.apply(quantity);
  }
}
