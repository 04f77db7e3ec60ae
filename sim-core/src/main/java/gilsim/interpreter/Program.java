package gilsim.interpreter;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.workload.ChooseStep;
import gilsim.workload.ComputeStep;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of one kind of task as a flat list of instructions that a cursor walks through. */
public final class Program {
  private final String name;
  private final String streamName;
  private final int kind;
  private final TaskSpec spec;
  private final Instruction[] instructions;
  private final int counters;
  private final int loops;

  private Program(TaskSpec spec, int kind, Instruction[] instructions, int counters, int loops) {
    this.name = spec.name();
    this.streamName = "task/" + spec.name();
    this.kind = kind;
    this.spec = spec;
    this.instructions = instructions;
    this.counters = counters;
    this.loops = loops;
  }

  /**
   * Compiles a task's steps.
   *
   * @param spec the task
   * @param kind its index in the scenario
   * @param devices names of the devices, in order
   * @param locks names of the locks, in order
   * @param variables names of the shared variables, in order
   * @param lockCost of acquiring and releasing a free lock, nanoseconds
   * @throws IllegalArgumentException if a step names a device, lock or variable that does not exist
   */
  public static Program compile(
      TaskSpec spec,
      int kind,
      List<String> devices,
      List<String> locks,
      List<String> variables,
      long lockCost) {
    Compiler compiler = new Compiler(devices, locks, variables, lockCost);
    compiler.block(spec.program(), 1);
    compiler.emit(Instruction.Code.END, Optional.empty(), 1, 0, 0, 0);
    return new Program(
        spec, kind, compiler.code.toArray(Instruction[]::new), compiler.counters, compiler.loops);
  }

  /** The task kind's name. */
  public String name() {
    return name;
  }

  /** Index of the task kind in the scenario. */
  public int kind() {
    return kind;
  }

  /** The task kind. */
  public TaskSpec spec() {
    return spec;
  }

  /** Name of the random streams of its tasks. */
  String streamName() {
    return streamName;
  }

  Instruction at(int position) {
    return instructions[position];
  }

  int counters() {
    return counters;
  }

  int loops() {
    return loops;
  }

  /** Translates steps, innermost first. */
  private static final class Compiler {
    private final List<Instruction> code = new ArrayList<>();
    private final List<String> devices;
    private final List<String> locks;
    private final List<String> variables;
    private final long lockCost;
    private int counters;
    private int loops;

    Compiler(List<String> devices, List<String> locks, List<String> variables, long lockCost) {
      this.devices = devices;
      this.locks = locks;
      this.variables = variables;
      this.lockCost = lockCost;
    }

    void block(List<Step> steps, long times) {
      for (Step step : steps) {
        step(step, times);
      }
    }

    private void step(Step step, long times) {
      if (step instanceof ComputeStep compute) {
        emit(Instruction.Code.COMPUTE, Optional.of(compute.time()), times, 0, 0, 0);
      } else if (step instanceof NativeStep call) {
        Instruction.Code held =
            call.gilReleased() ? Instruction.Code.NATIVE_RELEASED : Instruction.Code.NATIVE_HELD;
        emit(held, Optional.of(call.time()), times, 0, 0, 0);
      } else if (step instanceof SleepStep sleep) {
        emit(Instruction.Code.SLEEP, Optional.of(sleep.time()), times, 0, 0, 0);
      } else if (step instanceof IoStep io) {
        int device = index(devices, io.device(), "device");
        emit(Instruction.Code.IO, io.size(), times, device, io.releases(), 0);
      } else if (step instanceof LockStep lock) {
        lock(lock, times);
      } else if (step instanceof IncrementStep increment) {
        increment(increment, times);
      } else if (step instanceof RepeatStep repeat) {
        repeat(repeat, times);
      } else if (step instanceof ChooseStep choose) {
        choose(choose, times);
      }
    }

    private void lock(LockStep step, long times) {
      int lock = index(locks, step.lock(), "lock");
      if (lockCost > 0) {
        Optional<Distribution> cost = Optional.of(new Constant(lockCost));
        emit(Instruction.Code.OVERHEAD, cost, times, 0, 0, 0);
      }
      emit(Instruction.Code.ACQUIRE, Optional.empty(), times, lock, 0, 0);
      block(step.body(), times);
      emit(Instruction.Code.RELEASE, Optional.empty(), times, lock, 0, 0);
    }

    private void increment(IncrementStep step, long times) {
      int variable = index(variables, step.variable(), "variable");
      code.add(
          new Instruction(
              Instruction.Code.INCREMENT,
              Optional.empty(),
              times,
              0,
              variable,
              step.times(),
              0,
              Instruction.Branches.NONE,
              Optional.of(new Instruction.Increment(step.form()))));
    }

    private void repeat(RepeatStep step, long times) {
      int counter = loops++;
      int begin = code.size();
      emit(Instruction.Code.LOOP_BEGIN, Optional.empty(), times, counter, step.times(), 0);
      block(step.body(), Math.multiplyExact(times, Math.max(1, step.times())));
      emit(Instruction.Code.LOOP_END, Optional.empty(), times, counter, 0, begin + 1);
      Instruction first = code.get(begin);
      code.set(begin, withTarget(first, code.size()));
    }

    private void choose(ChooseStep step, long times) {
      double total = step.branches().stream().mapToDouble(ChooseStep.Branch::weight).sum();
      int size = step.branches().size();
      double[] cumulative = new double[size];
      int[] targets = new int[size];
      int head = code.size();
      code.add(null);
      List<Integer> jumps = new ArrayList<>();
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += step.branches().get(i).weight();
        cumulative[i] = sum / total;
        targets[i] = code.size();
        block(step.branches().get(i).body(), times);
        jumps.add(code.size());
        emit(Instruction.Code.JUMP, Optional.empty(), times, 0, 0, 0);
      }
      for (int jump : jumps) {
        code.set(jump, withTarget(code.get(jump), code.size()));
      }
      Instruction.Branches branches = new Instruction.Branches(cumulative, targets);
      code.set(
          head,
          new Instruction(
              Instruction.Code.CHOOSE,
              Optional.empty(),
              times,
              0,
              0,
              0,
              0,
              branches,
              Optional.empty()));
    }

    void emit(
        Instruction.Code what,
        Optional<Distribution> amount,
        long times,
        int operand,
        int argument,
        int target) {
      code.add(
          new Instruction(
              what,
              amount,
              times,
              counters++,
              operand,
              argument,
              target,
              Instruction.Branches.NONE,
              Optional.empty()));
    }

    private static Instruction withTarget(Instruction from, int target) {
      return new Instruction(
          from.code(),
          from.amount(),
          from.list(),
          from.counter(),
          from.operand(),
          from.argument(),
          target,
          from.branches(),
          from.increment());
    }

    private static int index(List<String> names, String name, String what) {
      int index = names.indexOf(name);
      if (index < 0) {
        throw new IllegalArgumentException("there is no " + what + " named '" + name + "'");
      }
      return index;
    }
  }
}
