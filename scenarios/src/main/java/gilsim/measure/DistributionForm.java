package gilsim.measure;

import gilsim.distribution.Choice;
import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.distribution.Empirical;
import gilsim.distribution.Erlang;
import gilsim.distribution.Exponential;
import gilsim.distribution.Gaps;
import gilsim.distribution.Hyperexponential;
import gilsim.distribution.Lognormal;
import gilsim.distribution.Normal;
import gilsim.distribution.Pareto;
import gilsim.distribution.Sequence;
import gilsim.distribution.Sum;
import gilsim.distribution.Triangular;
import gilsim.distribution.Uniform;
import gilsim.distribution.Weibull;
import gilsim.form.Series;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Distributions as {@code draws.py} reads them: same formulas, same random numbers. */
final class DistributionForm {
  private DistributionForm() {}

  static Map<String, Object> of(Distribution d) {
    if (d instanceof Constant c) {
      return kind("constant").put("value", c.value()).toMap();
    }
    if (d instanceof Exponential e) {
      return kind("exponential").put("mean", e.mean()).toMap();
    }
    if (d instanceof Uniform u) {
      return kind("uniform").put("from", u.from()).put("to", u.to()).toMap();
    }
    if (d instanceof Normal n) {
      return kind("normal").put("location", n.location()).put("sd", n.sd()).toMap();
    }
    if (d instanceof Lognormal l) {
      return kind("lognormal").put("mean", l.mean()).put("cv", l.cv()).toMap();
    }
    if (d instanceof Erlang e) {
      return kind("erlang").put("mean", e.mean()).put("k", e.k()).toMap();
    }
    if (d instanceof Hyperexponential h) {
      return kind("hyperexponential").put("mean", h.mean()).put("cv", h.cv()).toMap();
    }
    if (d instanceof Pareto p) {
      return kind("pareto")
          .put("minimum", p.minimum())
          .put("shape", p.shape())
          .put("max", Double.isInfinite(p.max()) ? null : p.max())
          .toMap();
    }
    if (d instanceof Weibull w) {
      return kind("weibull").put("mean", w.mean()).put("shape", w.shape()).toMap();
    }
    if (d instanceof Triangular t) {
      return kind("triangular")
          .put("from", t.from())
          .put("mode", t.mode())
          .put("to", t.to())
          .toMap();
    }
    return ofSeveral(d);
  }

  private static Map<String, Object> ofSeveral(Distribution d) {
    if (d instanceof Choice c) {
      return kind("choice").put("values", c.values()).put("weights", c.weights()).toMap();
    }
    if (d instanceof Sequence s) {
      return kind("list").put("values", values(s.values())).toMap();
    }
    if (d instanceof Sum s) {
      return kind("sum")
          .put("parts", s.parts().stream().map(DistributionForm::of).toList())
          .toMap();
    }
    if (d instanceof Empirical e) {
      return kind("empirical").put("values", values(e.values())).toMap();
    }
    if (d instanceof Gaps g) {
      return kind("gaps").put("values", values(g.times())).toMap();
    }
    throw new IllegalArgumentException("draws.py has no distribution " + d.getClass());
  }

  private static JsonMap kind(String kind) {
    return new JsonMap().put("kind", kind);
  }

  private static List<Double> values(Series series) {
    return IntStream.range(0, series.size()).mapToObj(series::get).toList();
  }
}
