package gilsim.measure;

import gilsim.device.DeviceSpec;
import gilsim.distribution.Distribution;
import gilsim.experiment.SystemSpec;
import gilsim.workload.ChooseStep;
import gilsim.workload.ComputeStep;
import gilsim.workload.ConditionDefinition;
import gilsim.workload.ConditionStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.PutStep;
import gilsim.workload.QueueDefinition;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import gilsim.workload.WaitForStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Steps as {@code programs.py} reads them: names become numbers. */
final class ProgramForm {
  private final SystemSpec system;
  private final TaskSpec task;

  ProgramForm(SystemSpec system, TaskSpec task) {
    this.system = system;
    this.task = task;
  }

  List<Map<String, Object>> steps() {
    return steps(task.program());
  }

  private List<Map<String, Object>> steps(List<Step> steps) {
    List<Map<String, Object>> forms = new ArrayList<>();
    for (Step step : steps) {
      forms.add(step(step));
      if (step instanceof GatherStep) {
        forms.add(wait(WaitForStep.Which.ALL, null));
      }
    }
    return forms;
  }

  private Map<String, Object> step(Step step) {
    if (step instanceof ComputeStep compute) {
      return timed("compute", compute.time());
    }
    if (step instanceof NativeStep call) {
      return timed(call.gilReleased() ? "released" : "held", call.time());
    }
    if (step instanceof SleepStep sleep) {
      return timed("sleep", sleep.time());
    }
    if (step instanceof IoStep io) {
      return form("io")
          .put(
              "device",
              index(system.devices().stream().map(DeviceSpec::name).toList(), io.device()))
          .put("releases", io.releases())
          .put("time", io.size().map(DistributionForm::of).orElse(null))
          .toMap();
    }
    if (step instanceof LockStep lock) {
      return form("lock")
          .put("lock", index(system.locks(), lock.lock()))
          .put("steps", steps(lock.body()))
          .toMap();
    }
    if (step instanceof RepeatStep repeat) {
      return form("repeat").put("times", repeat.times()).put("steps", steps(repeat.body())).toMap();
    }
    if (step instanceof ChooseStep choose) {
      return form("choose")
          .put("branches", choose.branches().stream().map(this::branch).toList())
          .toMap();
    }
    return together(step);
  }

  private Map<String, Object> branch(ChooseStep.Branch branch) {
    return new JsonMap().put("weight", branch.weight()).put("steps", steps(branch.body())).toMap();
  }

  /** The steps by which tasks meet. */
  private Map<String, Object> together(Step step) {
    if (step instanceof IncrementStep increment) {
      IncrementWords words = IncrementWords.of(increment.form());
      return form("increment")
          .put("variable", index(system.variables(), increment.variable()))
          .put("times", increment.times())
          .put("statement", words.statement())
          .put("value", words.value())
          .toMap();
    }
    if (step instanceof PutStep put) {
      return form("put").put("queue", queue(put.queue())).toMap();
    }
    if (step instanceof GetStep get) {
      return form("get").put("queue", queue(get.queue())).toMap();
    }
    if (step instanceof ConditionStep condition) {
      List<String> names = system.conditions().stream().map(ConditionDefinition::name).toList();
      return form("condition")
          .put("condition", index(names, condition.condition()))
          .put("action", condition.action().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toMap();
    }
    if (step instanceof Submitting submitting) {
      return submit(submitting);
    }
    if (step instanceof WaitForStep wait) {
      return wait(wait.which(), wait.task().map(this::kind).orElse(null));
    }
    throw new IllegalArgumentException("programs.py has no step " + step.getClass());
  }

  private Map<String, Object> submit(Submitting step) {
    // A label that means the running strategy itself is where such tasks run anyway.
    String to = step.to().orElse(null);
    boolean own = to != null && system.pools().containsKey(to) && system.pools().get(to).isEmpty();
    return form("submit")
        .put("kind", kind(step.task()))
        .put("to", own ? null : to)
        .put("count", step.count())
        .put("numbering", Submissions.numbering(system.tasks(), task, step.task()))
        .toMap();
  }

  private static Map<String, Object> wait(WaitForStep.Which which, Integer kind) {
    return form("wait")
        .put("which", which.name().toLowerCase(Locale.ROOT))
        .put("kind", kind)
        .toMap();
  }

  private static Map<String, Object> timed(String step, Distribution time) {
    return form(step).put("time", DistributionForm.of(time)).toMap();
  }

  private static JsonMap form(String step) {
    return new JsonMap().put("do", step);
  }

  private int kind(String name) {
    return index(system.tasks().stream().map(TaskSpec::name).toList(), name);
  }

  private int queue(String name) {
    return index(system.queues().stream().map(QueueDefinition::name).toList(), name);
  }

  private static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("there is no '" + name + "' among " + names);
    }
    return index;
  }
}
