package gilsim.interpreter;

import java.util.Optional;

/** The instructions by which tasks wait for each other, as threads and coroutines share them. */
final class SyncSteps {
  private final Environment environment;
  private final Primitives primitives;

  SyncSteps(Environment environment, Primitives primitives) {
    this.environment = environment;
    this.primitives = primitives;
  }

  Primitives primitives() {
    return primitives;
  }

  /**
   * Puts an item or gets one.
   *
   * @param waiter is enlisted if the task has to wait for it
   * @return true if it has to: then it begins the step again once it is woken
   */
  boolean mustWaitForQueue(Instruction next, Task task, PythonThread thread, Waiter waiter) {
    ItemQueue queue = primitives.queues().get(next.operand());
    boolean put = next.code() == Instruction.Code.PUT;
    if (put ? queue.tryPut(thread) : queue.tryGet(thread)) {
      return false;
    }
    if (put) {
      queue.awaitPlace(waiter);
    } else {
      queue.awaitItem(waiter);
    }
    task.moveTo(next.target());
    Optional<PythonLock> mutex = queue.mutex();
    mutex.ifPresent(lock -> thread.owe(lock.release(environment.engine().now())));
    return true;
  }

  /** True if submitted tasks are not done, for which the waiter then waits. */
  boolean mustWaitForChildren(Instruction next, Task task, Waiter waiter) {
    Children children = task.children(primitives.executors());
    if (children.satisfied(next.operand())) {
      return false;
    }
    children.await(next.operand(), waiter);
    return true;
  }

  void notify(Instruction next, PythonThread by) {
    PythonCondition condition = primitives.conditions().get(next.operand());
    if (next.code() == Instruction.Code.NOTIFY) {
      condition.signal(by);
    } else {
      condition.signalAll(by);
    }
  }

  /** Makes a new task; its submission is then the first thing that the submitting task does. */
  void submit(Instruction next, Task parent, PythonThread thread) {
    Executors executors = primitives.executors();
    int kind = next.operand();
    Children children = parent.children(executors);
    long member = executors.member(parent.program(), kind, parent.index(), children.next(kind));
    Task child = new Task(executors.program(kind), environment, member, 1);
    if (thread.process().isolated()) {
      thread.process().executors().submitted(child, children);
    } else {
      child.awaitedBy(children);
    }
    children.add(child);
    environment.ledger().expect(1);
    child.arrive();
    Submission submission = executors.get(next.argument(), thread.process()).submission();
    submission.begin(child);
    parent.submits(submission);
  }

  /** Goes on with a submission that is under way; false if there is none. */
  static boolean advance(Task task, PythonThread thread) {
    if (task.submission().isEmpty()) {
      return false;
    }
    if (task.submission().get().advance(thread)) {
      task.submitted();
    }
    return true;
  }
}
