package gilsim.interpreter;

import gilsim.distribution.Constant;
import gilsim.distribution.Distribution;
import gilsim.workload.ChooseStep;
import gilsim.workload.ComputeStep;
import gilsim.workload.ConditionStep;
import gilsim.workload.GatherStep;
import gilsim.workload.GetStep;
import gilsim.workload.IncrementStep;
import gilsim.workload.IoStep;
import gilsim.workload.LockStep;
import gilsim.workload.NativeStep;
import gilsim.workload.PutStep;
import gilsim.workload.RepeatStep;
import gilsim.workload.SleepStep;
import gilsim.workload.Step;
import gilsim.workload.Submitting;
import gilsim.workload.TaskSpec;
import gilsim.workload.WaitForStep;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates the steps of one kind of task into instructions, innermost first. */
final class ProgramCompiler {
  private final List<Instruction> code = new ArrayList<>();
  private final Symbols symbols;
  private final long[] submissions;
  private final ArrayDeque<Integer> held = new ArrayDeque<>();
  private int counters;
  private int loops;

  private ProgramCompiler(Symbols symbols) {
    this.symbols = symbols;
    this.submissions = new long[symbols.tasks().size()];
  }

  static ProgramCompiler compile(TaskSpec spec, Symbols symbols) {
    ProgramCompiler compiler = new ProgramCompiler(symbols);
    if (spec.memoryBytes() > 0 && symbols.interpreter().allocator().perByte() > 0) {
      compiler.emit(Instruction.Code.TAKE_MEMORY, 1, 0);
    }
    compiler.block(spec.program(), 1);
    compiler.emit(Instruction.Code.END, 1, 0);
    return compiler;
  }

  Instruction[] instructions() {
    return code.toArray(Instruction[]::new);
  }

  int counters() {
    return counters;
  }

  int loops() {
    return loops;
  }

  /** The most tasks that one pass submits, by kind. */
  long[] submissions() {
    return submissions.clone();
  }

  private void block(List<Step> steps, long times) {
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
      emit(Instruction.Code.IO, io.size(), times, symbols.device(io.device()), io.releases(), 0);
    } else if (step instanceof LockStep lock) {
      int index = symbols.lock(lock.lock());
      acquire(index, times);
      held.push(index);
      block(lock.body(), times);
      held.pop();
      emit(Instruction.Code.RELEASE, times, index);
    } else if (step instanceof IncrementStep increment) {
      increment(increment, times);
    } else if (step instanceof RepeatStep repeat) {
      repeat(repeat.times(), times, each -> block(repeat.body(), each));
    } else if (step instanceof ChooseStep choose) {
      choose(choose, times);
    } else if (step instanceof PutStep put) {
      put(symbols.queue(put.queue()), times);
    } else if (step instanceof GetStep get) {
      get(symbols.queue(get.queue()), times);
    } else if (step instanceof ConditionStep condition) {
      condition(condition, times);
    } else if (step instanceof Submitting submitting) {
      submit(submitting, times);
      if (step instanceof GatherStep) {
        emit(Instruction.Code.JOIN, times, Children.ALL);
      }
    } else if (step instanceof WaitForStep wait) {
      boolean last = wait.which() == WaitForStep.Which.LAST;
      int all = wait.task().map(symbols::task).orElse(Children.ALL);
      emit(Instruction.Code.WAIT_FOR, times, last ? Children.LAST : all);
    }
  }

  private void increment(IncrementStep step, long times) {
    if (step.form().awaits()) {
      repeat(step.times(), times, each -> awaiting(step, each));
      return;
    }
    code.add(
        new Instruction(
            Instruction.Code.INCREMENT,
            Optional.empty(),
            times,
            0,
            symbols.variable(step.variable()),
            step.times(),
            0,
            Instruction.Branches.NONE,
            Optional.of(step.form())));
  }

  /**
   * One pass whose await suspends once, like {@code asyncio.sleep(0)}; in a thread it is {@code
   * time.sleep(0)}.
   */
  private void awaiting(IncrementStep step, long times) {
    StatementCosts costs = symbols.interpreter().statements();
    int variable = symbols.variable(step.variable());
    overhead(Instruction.Code.OVERHEAD, costs.untilAwait(step.form()), times);
    emit(Instruction.Code.LOAD, times, variable);
    emit(Instruction.Code.SLEEP, Optional.of(new Constant(0)), times, 0, 0, 0);
    emit(Instruction.Code.STORE, times, variable);
    overhead(
        Instruction.Code.OVERHEAD, costs.pass(step.form()) - costs.untilAwait(step.form()), times);
  }

  private void overhead(Instruction.Code how, double cost, long times) {
    if (cost > 0) {
      emit(how, Optional.of(new Constant(cost)), times, 0, 0, 0);
    }
  }

  /** Where threads run beside each other it matters that the lock is taken amid the two calls. */
  private void acquire(int lock, long times) {
    double cost = symbols.interpreter().threads().lock();
    double held = symbols.interpreter().gil().policy() == GilPolicy.NONE ? cost / 2 : 0;
    overhead(Instruction.Code.OVERHEAD, cost - held, times);
    emit(Instruction.Code.ACQUIRE, times, lock);
    overhead(Instruction.Code.OVERHEAD, held, times);
  }

  /** Begins again at the mutex, which the wait in between has released. */
  private void put(int queue, long times) {
    int begin = code.size();
    enter(queue, times);
    emit(Instruction.Code.PUT, Optional.empty(), times, queue, 0, begin);
    leave(queue, times);
  }

  private void get(int queue, long times) {
    int begin = code.size();
    enter(queue, times);
    emit(Instruction.Code.GET, Optional.empty(), times, queue, 0, begin);
    leave(queue, times);
    if (symbols.processQueues().contains(symbols.queues().get(queue).name())) {
      MessageCosts costs = symbols.interpreter().processes().message();
      long bytes = symbols.queues().get(queue).itemBytes();
      overhead(Instruction.Code.OVERHEAD_RELEASED, costs.transfer(bytes), times);
      overhead(Instruction.Code.OVERHEAD_HELD, costs.pickling(bytes), times);
    }
  }

  private boolean hasMutex(int queue) {
    return symbols.mutexes().contains(symbols.queues().get(queue).name());
  }

  private void enter(int queue, long times) {
    if (hasMutex(queue)) {
      emit(Instruction.Code.ACQUIRE, times, symbols.mutexOf(queue));
      overhead(Instruction.Code.OVERHEAD, symbols.interpreter().sync().queue(), times);
    }
  }

  private void leave(int queue, long times) {
    if (hasMutex(queue)) {
      emit(Instruction.Code.RELEASE, times, symbols.mutexOf(queue));
    }
  }

  private void condition(ConditionStep step, long times) {
    int condition = symbols.condition(step.condition());
    int lock = symbols.lockOf(condition);
    boolean own = symbols.conditions().get(condition).lock().isEmpty();
    if (own) {
      acquire(lock, times);
    } else if (!held.contains(lock)) {
      throw new IllegalArgumentException(
          "condition '"
              + step.condition()
              + "' is used without its lock: put the step into lock: {name: "
              + symbols.locks().get(lock)
              + ", do: [...]}");
    }
    switch (step.action()) {
      case NOTIFY -> emit(Instruction.Code.NOTIFY, times, condition);
      case NOTIFY_ALL -> emit(Instruction.Code.NOTIFY_ALL, times, condition);
      case WAIT -> {
        emit(Instruction.Code.ENLIST, times, condition);
        emit(Instruction.Code.RELEASE, times, lock);
        emit(Instruction.Code.AWAIT, times, condition);
        emit(Instruction.Code.ACQUIRE, times, lock);
      }
    }
    if (own) {
      emit(Instruction.Code.RELEASE, times, lock);
    }
  }

  private void submit(Submitting step, long times) {
    int kind = symbols.task(step.task());
    int executor = step.to().map(this::executor).orElse(Symbols.OWN);
    int index = executor == Symbols.OWN ? kind : executor;
    long all = Math.multiplyExact(times, (long) step.count());
    submissions[kind] = Math.addExact(submissions[kind], all);
    repeat(
        step.count(),
        times,
        each -> emit(Instruction.Code.SUBMIT, Optional.empty(), each, kind, index, 0));
  }

  private int executor(String name) {
    Integer index = symbols.executors().get(name);
    if (index == null) {
      throw new IllegalArgumentException("there is no strategy or task named '" + name + "'");
    }
    return index;
  }

  private void repeat(int count, long times, java.util.function.LongConsumer body) {
    int counter = loops++;
    int begin = code.size();
    emit(Instruction.Code.LOOP_BEGIN, Optional.empty(), times, counter, count, 0);
    body.accept(Math.multiplyExact(times, Math.max(1L, count)));
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
      emit(Instruction.Code.JUMP, times, 0);
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

  private void emit(Instruction.Code what, long times, int operand) {
    emit(what, Optional.empty(), times, operand, 0, 0);
  }

  private void emit(
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
}
