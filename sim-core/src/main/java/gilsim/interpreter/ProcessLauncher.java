package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;

/**
 * Starts child processes from a thread of the parent. The parent's work (fork, or preparing a
 * spawn) keeps the parent's GIL; the child's own start runs in the child. Children that are not
 * forked by the parent itself need its {@link ResourceTracker}. With a fork server the parent
 * prepares a request as for a spawn, and waits without its GIL until the server has forked.
 */
final class ProcessLauncher {
  private final PythonProcess parent;
  private final Environment environment;
  private final StartMethod method;
  private final long childWork;
  private final double childMemory;
  private final ProcessCosts costs;
  private final ArrayDeque<PythonProcess> mortals = new ArrayDeque<>();
  private Optional<WorkerDeath> death = Optional.empty();

  /**
   * Children of a process.
   *
   * @param inner what each of them runs its tasks with; a forked one has its modules already
   */
  ProcessLauncher(PythonProcess parent, StartMethod method, Optional<InnerExecutor> inner) {
    this.parent = parent;
    this.environment = parent.environment();
    this.method = method;
    this.costs = environment.interpreter().processes();
    this.childWork =
        switch (method) {
          case FORK -> costs.fork().child();
          case SPAWN -> costs.spawn().child();
          case FORKSERVER -> costs.server().child();
        };
    this.childMemory =
        environment
            .interpreter()
            .memory()
            .child(method, inner.map(InnerExecutor::modules).orElse(Set.of()));
  }

  /** One of the children is to die; said before the first is launched. */
  void fault(WorkerDeath fault) {
    death = Optional.of(fault);
  }

  /** Kills all children, if one was to die. */
  void killAll() {
    mortals.forEach(PythonProcess::kill);
  }

  /** The parent's part before the child exists. */
  void charge(PythonThread caller) {
    caller.nativeHeld(parentWork(0));
  }

  /** What a pool's worker does for the first time, of a child that is launched next. */
  FirstMessages firstMessages() {
    return new FirstMessages(
        method == StartMethod.FORK
            ? costs.fork().pages(costs.fork().firstMessages())
            : AddressSpaceWork.NONE);
  }

  /**
   * The same for a child that is given arguments: a forked one has a copy of them, any other is
   * sent them pickled ({@code Popen._launch} in CPython Lib/multiprocessing/popen_spawn_posix.py).
   */
  void charge(PythonThread caller, Task task) {
    caller.nativeHeld(parentWork(message(task)));
  }

  private AddressSpaceWork parentWork(long message) {
    if (method == StartMethod.FORK) {
      return costs.fork().pages(costs.fork().make() + (parent.forks() ? 0 : costs.fork().first()));
    }
    parent.tracksResources();
    return new AddressSpaceWork(costs.spawn().make() + message);
  }

  private AddressSpaceWork childStart(long work) {
    return switch (method) {
      case FORK -> costs.fork().pages(work);
      case SPAWN -> costs.spawn().pages(work);
      case FORKSERVER -> new AddressSpaceWork(work);
    };
  }

  private long message(Task task) {
    // What is fixed is part of the start.
    return method == StartMethod.FORK
        ? 0
        : Math.round(
            (costs.message().picklePerByte() + costs.message().copyPerByte())
                * task.program().spec().argumentsBytes());
  }

  /**
   * The child: a new process whose only thread runs the program after the process's own start. The
   * caller may wait for it: nothing else of the caller may follow in the same step.
   */
  void launch(PythonThread caller, ThreadProgram program) {
    launch(caller, program, childWork);
  }

  /** The same for a child that is given arguments, which it unpickles. */
  void launch(PythonThread caller, ThreadProgram program, Task task) {
    launch(caller, program, childWork + message(task));
  }

  private void launch(PythonThread caller, ThreadProgram program, long work) {
    if (method == StartMethod.FORKSERVER) {
      parent.forkServer().request(() -> start(program, work), caller.waiter());
      caller.awaitWake();
    } else {
      start(program, work);
      if (method == StartMethod.FORK) {
        caller.compute(costs.fork().pages(costs.fork().comingBack()));
      }
    }
  }

  private void start(ThreadProgram program, long work) {
    environment.os().memory().take(childMemory);
    PythonProcess child = PythonProcess.create(environment);
    child.isolate();
    if (method == StartMethod.FORK) {
      child.locks().inherit(parent.locks());
    }
    Started started = new Started(child, program, work);
    if (death.isPresent()) {
      child.mayDie(started::died);
      while (!mortals.isEmpty() && !mortals.peek().alive()) {
        mortals.remove();
      }
      mortals.add(child);
    }
    started.thread = child.thread(started);
    started.thread.start();
    death.ifPresent(fault -> fault.started(child));
  }

  private final class Started implements ThreadProgram {
    private final PythonProcess process;
    private final ThreadProgram program;
    private final long work;
    private PythonThread thread;
    private boolean begun;

    Started(PythonProcess process, ThreadProgram program, long work) {
      this.process = process;
      this.program = program;
      this.work = work;
    }

    @Override
    public void step(PythonThread thread) {
      if (begun) {
        program.step(thread);
        if (program.ended()) {
          process.end();
          // Threads with what was submitted in it may keep it alive.
          process.executors().whenIdle(() -> environment.os().memory().free(childMemory));
        }
      } else {
        begun = true;
        thread.compute(childStart(work));
      }
    }

    @Override
    public AddressSpaceWork exitWork() {
      return method == StartMethod.SPAWN
          ? costs.spawn().pages(costs.spawn().exit())
          : costs.fork().pages(costs.fork().exit());
    }

    private void died() {
      environment.os().memory().free(childMemory);
      process.executors().lose();
      program.processDied(thread);
    }
  }
}
