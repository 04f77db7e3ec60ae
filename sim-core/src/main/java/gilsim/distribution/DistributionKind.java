package gilsim.distribution;

/** The kinds of distribution there are. Adding one: a record here and a line below. */
public enum DistributionKind {
  CONSTANT("constant"),
  EXPONENTIAL("exponential"),
  UNIFORM("uniform"),
  NORMAL("normal"),
  LOGNORMAL("lognormal"),
  ERLANG("erlang"),
  HYPEREXPONENTIAL("hyperexponential"),
  PARETO("pareto"),
  WEIBULL("weibull"),
  TRIANGULAR("triangular"),
  CHOICE("choice"),
  LIST("list"),
  EMPIRICAL("empirical");

  private final String label;

  DistributionKind(String label) {
    this.label = label;
  }

  /** The key in scenario files. */
  public String label() {
    return label;
  }
}
