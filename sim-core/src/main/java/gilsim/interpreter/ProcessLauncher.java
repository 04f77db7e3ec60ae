package gilsim.interpreter;

/**
 * Starts child processes from a thread of the parent. The parent's work (fork, or preparing a
 * spawn) keeps the parent's GIL; the child's own start runs in the child. With a fork server the
 * parent prepares a request as for a spawn, and waits without its GIL until the server has forked.
 */
final class ProcessLauncher {
  private final PythonProcess parent;
  private final Environment environment;
  private final StartMethod method;
  private final long parentWork;
  private final long childWork;
  private final double childMemory;
  private final ProcessCosts costs;

  ProcessLauncher(PythonProcess parent, StartMethod method) {
    this.parent = parent;
    this.environment = parent.environment();
    this.method = method;
    this.costs = environment.interpreter().processes();
    this.parentWork = method == StartMethod.FORK ? costs.fork() : costs.spawn();
    this.childWork =
        switch (method) {
          case FORK -> costs.forkChild();
          case SPAWN -> costs.spawnChild();
          case FORKSERVER -> costs.serverChild();
        };
    this.childMemory = environment.interpreter().memory().child(method);
  }

  /** The parent's part before the child exists. */
  void charge(PythonThread caller) {
    caller.nativeHeld(parentWork);
  }

  /**
   * The same for a child that is given arguments: a forked one has a copy of them, any other is
   * sent them pickled ({@code Popen._launch} in CPython Lib/multiprocessing/popen_spawn_posix.py).
   */
  void charge(PythonThread caller, Task task) {
    caller.nativeHeld(parentWork + message(task));
  }

  private long message(Task task) {
    // What is fixed is part of the start.
    return method == StartMethod.FORK
        ? 0
        : Math.round(
            (costs.picklePerByte() + costs.copyPerByte()) * task.program().spec().argumentsBytes());
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
    }
  }

  private void start(ThreadProgram program, long work) {
    environment.os().memory().take(childMemory);
    PythonProcess child = PythonProcess.create(environment);
    child.thread(new Started(program, work)).start();
  }

  private final class Started implements ThreadProgram {
    private final ThreadProgram program;
    private final long work;
    private boolean begun;

    Started(ThreadProgram program, long work) {
      this.program = program;
      this.work = work;
    }

    @Override
    public void step(PythonThread thread) {
      if (begun) {
        program.step(thread);
        if (program.ended()) {
          environment.os().memory().free(childMemory);
        }
      } else {
        begun = true;
        thread.compute(work);
      }
    }
  }
}
