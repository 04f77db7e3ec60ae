package gilsim.measure;

import gilsim.interpreter.StartMethod;
import gilsim.interpreter.ThreadedStep;
import gilsim.strategy.AsyncioSpec;
import gilsim.strategy.ByTaskSpec;
import gilsim.strategy.GeventSpec;
import gilsim.strategy.ProcessPoolSpec;
import gilsim.strategy.ProcessesSpec;
import gilsim.strategy.SequentialSpec;
import gilsim.strategy.StrategyKind;
import gilsim.strategy.StrategySpec;
import gilsim.strategy.ThreadPoolSpec;
import gilsim.strategy.ThreadsSpec;
import gilsim.strategy.WorkerDies;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Strategies as {@code parts.py} reads them. */
final class StrategyForm {
  /** What the harness cannot run yet. */
  static final Set<StrategyKind> LACKING = EnumSet.of(StrategyKind.INTERPRETER_POOL);

  private StrategyForm() {}

  /** What of a strategy, or of a part of it, cannot be run for real; empty if all can. */
  static Optional<String> lacking(StrategySpec spec) {
    if (spec instanceof ByTaskSpec byTask) {
      return byTask.parts().values().stream().flatMap(part -> lacking(part).stream()).findFirst();
    }
    StrategyKind kind = StrategyKind.of(spec);
    if (LACKING.contains(kind)) {
      return Optional.of(kind.label());
    }
    return spec.inside().flatMap(StrategyForm::lacking);
  }

  static Map<String, Object> of(StrategySpec spec) {
    JsonMap form = new JsonMap().put("type", StrategyKind.of(spec).label());
    if (spec instanceof SequentialSpec || spec instanceof ThreadsSpec) {
      return form.toMap();
    }
    if (spec instanceof ThreadPoolSpec pool) {
      return form.put("workers", pool.workers()).toMap();
    }
    if (spec instanceof AsyncioSpec loop) {
      return form.put("limit", number(loop.limit()))
          .put("toThread", loop.toThread().stream().map(ThreadedStep::label).toList())
          .toMap();
    }
    if (spec instanceof GeventSpec hub) {
      return form.put("limit", number(hub.limit())).toMap();
    }
    if (spec instanceof ProcessPoolSpec pool) {
      return form.put("workers", pool.workers())
          .put("start", start(pool.start()))
          .put("chunk", pool.chunk())
          .put("inside", inside(spec))
          .put("dies", dies(pool.dies()))
          .toMap();
    }
    if (spec instanceof ProcessesSpec processes) {
      return form.put("workers", number(processes.workers()))
          .put("start", start(processes.start()))
          .put("inside", inside(spec))
          .put("dies", dies(processes.dies()))
          .toMap();
    }
    if (spec instanceof ByTaskSpec byTask) {
      Map<String, Object> parts = new LinkedHashMap<>();
      byTask.parts().forEach((task, part) -> parts.put(task, of(part)));
      return form.put("parts", parts).toMap();
    }
    throw new IllegalArgumentException("parts.py has no strategy " + spec.getClass());
  }

  /** One task after another is what a worker does anyway. */
  private static Map<String, Object> inside(StrategySpec spec) {
    return spec.inside()
        .filter(inner -> !(inner instanceof SequentialSpec))
        .map(StrategyForm::of)
        .orElse(null);
  }

  private static Map<String, Object> dies(Optional<WorkerDies> death) {
    return death
        .map(
            dies ->
                new JsonMap()
                    .put("after", DistributionForm.of(dies.after()))
                    .put("worker", number(dies.worker()))
                    .toMap())
        .orElse(null);
  }

  private static Integer number(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }

  private static String start(Optional<StartMethod> method) {
    return method.map(StartMethod::label).orElse(null);
  }
}
