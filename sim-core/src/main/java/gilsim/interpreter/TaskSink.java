package gilsim.interpreter;

/** Where tasks go that come from outside the program while it runs. */
public interface TaskSink {
  /** A task has arrived, or a client's next request; called from an event. */
  void accept(Task task);
}
