package gilsim.interpreter;

/**
 * Starts child processes from a thread of the parent. The parent's work (fork, or preparing a
 * spawn) keeps the parent's GIL; the child's own start runs in the child.
 */
final class ProcessLauncher {
  private final Environment environment;
  private final long parentWork;
  private final long childWork;
  private final double childMemory;

  ProcessLauncher(Environment environment, StartMethod method) {
    this.environment = environment;
    ProcessCosts costs = environment.interpreter().processes();
    boolean fork = method == StartMethod.FORK;
    this.parentWork = fork ? costs.fork() : costs.spawn();
    this.childWork = fork ? costs.forkChild() : costs.spawnChild();
    this.childMemory = environment.interpreter().memory().child(method);
  }

  /** The parent's part before the child exists. */
  void charge(PythonThread parent) {
    parent.nativeHeld(parentWork);
  }

  /** The child: a new process whose only thread runs the program after the process's own start. */
  void launch(ThreadProgram program) {
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
