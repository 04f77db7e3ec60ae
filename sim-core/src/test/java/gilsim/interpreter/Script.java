package gilsim.interpreter;

import java.util.List;
import java.util.function.Consumer;

/** A thread program for tests: one operation after another, then the thread ends. */
final class Script implements ThreadProgram {
  private final List<Consumer<PythonThread>> operations;
  private int next;

  @SafeVarargs
  Script(Consumer<PythonThread>... operations) {
    this(List.of(operations));
  }

  Script(List<Consumer<PythonThread>> operations) {
    this.operations = operations;
  }

  @Override
  public void step(PythonThread thread) {
    if (next == operations.size()) {
      thread.exit();
    } else {
      operations.get(next++).accept(thread);
    }
  }
}
