package gilsim.interpreter;

import java.util.ArrayDeque;

/**
 * The program's main thread in front of an executor: hands over the tasks that are there, in order,
 * then whatever comes from outside ({@code accept} in a server). One to which nothing comes, and
 * that ends when its work is done, waits for the results instead.
 */
public final class Submitter implements ThreadProgram, TaskSink {
  private final ArrayDeque<Task> inbox = new ArrayDeque<>();
  private final Submission submission;
  private final PythonThread thread;
  private final boolean collects;
  private final ResultsInOrder results;
  private boolean submitting;

  /** A main thread in the given process, which waits for nothing but more to hand over. */
  public Submitter(PythonProcess process, Submission submission) {
    this(process, submission, false);
  }

  /**
   * A main thread in the given process.
   *
   * @param collects whether it waits for the results of what is there when the program begins
   */
  public Submitter(PythonProcess process, Submission submission, boolean collects) {
    this.submission = submission;
    this.thread = process.thread(this);
    this.collects = collects;
    this.results = new ResultsInOrder(process.environment().interpreter().threads().result());
  }

  /** A task that is there when the program begins. */
  public void add(Task task) {
    inbox.add(task);
    if (collects) {
      results.add(task);
    }
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  @Override
  public void accept(Task task) {
    inbox.add(task);
    thread.unpark();
  }

  @Override
  public void step(PythonThread self) {
    if (submitting) {
      submitting = !submission.advance(self);
    } else if (!inbox.isEmpty()) {
      submission.begin(inbox.poll());
      submitting = true;
    } else if (!results.advance(self)) {
      self.park();
    }
  }
}
