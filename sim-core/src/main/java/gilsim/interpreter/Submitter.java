package gilsim.interpreter;

import java.util.ArrayDeque;

/**
 * The program's main thread in front of an executor: hands over the tasks that are there, in order,
 * then whatever comes from outside ({@code accept} in a server).
 */
public final class Submitter implements ThreadProgram, TaskSink {
  private final ArrayDeque<Task> inbox = new ArrayDeque<>();
  private final Submission submission;
  private final PythonThread thread;
  private boolean submitting;

  /** A main thread in the given process. */
  public Submitter(PythonProcess process, Submission submission) {
    this.submission = submission;
    this.thread = process.thread(this);
  }

  /** A task that is there when the program begins. */
  public void add(Task task) {
    inbox.add(task);
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
    } else if (inbox.isEmpty()) {
      self.park();
    } else {
      submission.begin(inbox.poll());
      submitting = true;
    }
  }
}
