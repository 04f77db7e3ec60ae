package gilsim.interpreter;

import java.util.Optional;

/**
 * Delivers results from a worker process to its parent: {@code result_queue.put} of CPython
 * Lib/multiprocessing/queues.py {@code SimpleQueue}. Pickles without a lock, writes under the
 * writers' lock of the pipe, which all workers share. Tasks that came in one message go back in
 * one, when the last of them has ended.
 */
final class ResultWriter implements Delivery {
  private enum State {
    PICKLE,
    LOCK,
    BEGIN,
    SEND,
    LEAVE,
    DONE
  }

  private final Environment environment;
  private final Pipe results;
  private final TasksInHand tasks;
  private final FirstMessages first;
  private final MessageWriter writer;
  private State state = State.DONE;
  private Optional<WorkItem> message = Optional.empty();

  ResultWriter(Environment environment, Pipe results, TasksInHand tasks, FirstMessages first) {
    this.environment = environment;
    this.results = results;
    this.tasks = tasks;
    this.first = first;
    this.writer = new MessageWriter(results, PipeCosts.of(environment.interpreter()));
  }

  @Override
  public void begin(Task task) {
    message = tasks.ended(task);
    state = message.isPresent() ? State.PICKLE : State.LEAVE;
  }

  @Override
  public boolean advance(PythonThread thread) {
    switch (state) {
      case PICKLE -> {
        if (!first.touches(FirstMessages.Part.ANSWER, thread)) {
          state = State.LOCK;
          thread.nativeHeld(thread.process().messages().sent(bytes()));
        }
      }
      case LOCK -> {
        state = State.BEGIN;
        thread.acquire(results.writeLock());
      }
      case BEGIN -> {
        state = State.SEND;
        writer.begin(message.orElseThrow(), bytes());
      }
      case SEND -> {
        if (writer.advance(thread)) {
          state = State.LEAVE;
          results.writeLock().release(environment.engine().now());
          tasks.answered(message.orElseThrow());
        }
      }
      case LEAVE -> {
        state = State.DONE;
        tasks.freePlace();
      }
      case DONE -> {
        return true;
      }
    }
    return false;
  }

  private long bytes() {
    return message.orElseThrow().resultBytes();
  }
}
