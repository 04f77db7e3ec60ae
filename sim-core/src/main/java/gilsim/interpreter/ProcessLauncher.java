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

  ProcessLauncher(PythonProcess parent, StartMethod method) {
    this.parent = parent;
    this.environment = parent.environment();
    this.method = method;
    ProcessCosts costs = environment.interpreter().processes();
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
   * The child: a new process whose only thread runs the program after the process's own start. The
   * caller may wait for it: nothing else of the caller may follow in the same step.
   */
  void launch(PythonThread caller, ThreadProgram program) {
    if (method == StartMethod.FORKSERVER) {
      parent.forkServer().request(() -> start(program), caller.waiter());
      caller.awaitWake();
    } else {
      start(program);
    }
  }

  private void start(ThreadProgram program) {
    environment.os().memory().take(childMemory);
    PythonProcess child = PythonProcess.create(environment);
    child.thread(new Started(program)).start();
  }

  private final class Started implements ThreadProgram {
    private final ThreadProgram program;
    private boolean begun;

    Started(ThreadProgram program) {
      this.program = program;
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
        thread.compute(childWork);
      }
    }
  }
}
