package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tasks that one worker process has in hand, from reading the message that brought them until
 * their result is written: what a {@code threading.Semaphore} counts that the main thread acquires
 * before it reads on.
 */
final class TasksInHand {
  private static final class Message {
    private final WorkItem item;
    private int left;

    Message(WorkItem item) {
      this.item = item;
      this.left = item.tasks().size();
    }
  }

  private final OptionalInt atOnce;
  private final Map<Task, Message> messages = new LinkedHashMap<>();
  private final Set<WorkItem> unanswered = new LinkedHashSet<>();
  private final ArrayDeque<Task> waiting = new ArrayDeque<>();
  private int taken;
  private Optional<PythonThread> reader = Optional.empty();

  /**
   * None.
   *
   * @param atOnce how many the worker can work on; empty: any number
   */
  TasksInHand(OptionalInt atOnce) {
    this.atOnce = atOnce;
  }

  /** True if the worker could work on another task now. */
  boolean hasPlace() {
    return atOnce.isEmpty() || taken < atOnce.getAsInt();
  }

  /** The thread parks until there is a place. */
  void awaitPlace(PythonThread thread) {
    reader = Optional.of(thread);
    thread.park();
  }

  /** A message was read, whose tasks wait to be handed over. */
  void take(WorkItem item) {
    Message message = new Message(item);
    unanswered.add(item);
    taken += item.tasks().size();
    for (Task task : item.tasks()) {
      messages.put(task, message);
      waiting.add(task);
    }
  }

  /** The next task to be handed over; empty if none is left. */
  Optional<Task> next() {
    return Optional.ofNullable(waiting.poll());
  }

  /** A task has ended: its message, if it was the last task of it. */
  Optional<WorkItem> ended(Task task) {
    Message message = messages.remove(task);
    message.left--;
    return message.left == 0 ? Optional.of(message.item) : Optional.empty();
  }

  /** The result of a message is written. */
  void answered(WorkItem item) {
    unanswered.remove(item);
  }

  /** The messages whose results are not all written. */
  List<WorkItem> unanswered() {
    return List.copyOf(unanswered);
  }

  /** The worker is through with one of them. */
  void freePlace() {
    taken--;
    if (hasPlace() && reader.isPresent()) {
      PythonThread woken = reader.get();
      reader = Optional.empty();
      woken.unpark();
    }
  }

  /** Those that have not ended. */
  List<Task> all() {
    return List.copyOf(messages.keySet());
  }
}
