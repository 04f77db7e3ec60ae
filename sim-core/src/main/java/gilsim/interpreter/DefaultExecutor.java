package gilsim.interpreter;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The thread pool of an event loop, made when first needed: a {@code ThreadPoolExecutor} of default
 * size ({@link DefaultWorkers}). Source: CPython Lib/asyncio/base_events.py {@code
 * run_in_executor}.
 */
final class DefaultExecutor {
  private final ThreadPool pool;
  private final Submission submission;
  private final SelfPipe pipe;
  private final Map<Task, ThreadedCall> queued = new IdentityHashMap<>();

  DefaultExecutor(EventLoop loop, PythonProcess process) {
    this.pipe = new SelfPipe(loop);
    Environment environment = process.environment();
    int workers =
        environment
            .interpreter()
            .defaultWorkers()
            .count(environment.os().installed(), environment.os().hardwareThreads());
    this.pool = new ThreadPool(process, Worker::new, workers);
    this.submission = pool.submission();
  }

  /** Begins to submit the call of a task. */
  void submit(Task task, ThreadedCall call) {
    queued.put(task, call);
    submission.begin(task);
  }

  /** The loop's way in; it submits one call after another. */
  Submission submission() {
    return submission;
  }

  /** By which its workers wake the loop. */
  SelfPipe pipe() {
    return pipe;
  }

  /** Ends its threads. */
  void shutdown() {
    pool.shutdown();
  }

  /** Adds which of its tasks wait for a thread. */
  void describe(WaitGraph graph) {
    pool.describe(graph);
  }

  /**
   * Remembers its own call: the loop may have resumed the task, and submitted its next call, before
   * the worker is through with this one.
   */
  private final class Worker implements WorkerContext {
    private Optional<ThreadedCall> current = Optional.empty();

    @Override
    public boolean step(Task task, PythonThread thread) {
      if (current.isEmpty()) {
        current = Optional.of(queued.remove(task));
      }
      return current.get().run(thread);
    }

    @Override
    public boolean finish(Task task, PythonThread thread) {
      current = Optional.empty();
      return false;
    }

    @Override
    public boolean countsAsWorker() {
      return false;
    }
  }
}
