package gilsim.interpreter;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event loop inside a worker process, in a thread of its own. The process's main thread brings
 * it the tasks: {@code asyncio.run_coroutine_threadsafe} (CPython Lib/asyncio/tasks.py), for gevent
 * {@code run_callback_threadsafe}. Both append a callback to what the loop has ready and write a
 * byte into its pipe. Tasks that submit others in the loop itself create them there ({@code
 * asyncio.create_task}).
 */
final class InnerLoop implements Executor {
  private final EventLoop loop;
  private final AsyncioMain main;
  private final SelfPipe pipe;
  private final long call;

  /** A loop whose thread is started. */
  InnerLoop(EventLoop loop, OptionalInt limit, Delivery delivery) {
    this.loop = loop;
    this.main = new AsyncioMain(loop, limit, Optional.of(delivery));
    this.pipe = new SelfPipe(loop);
    this.call = loop.environment().interpreter().threads().call();
    main.start();
  }

  @Override
  public Submission submission() {
    return new ThreadSafe();
  }

  @Override
  public void describe(WaitGraph graph) {
    main.describe(graph);
  }

  @Override
  public void shutdown() {
    main.shutdown();
  }

  private final class ThreadSafe implements Submission {
    private final Submission fromLoop = main.submission();
    private Task task;
    private boolean written;

    @Override
    public void begin(Task next) {
      task = next;
      written = false;
      fromLoop.begin(next);
    }

    @Override
    public boolean advance(PythonThread caller) {
      if (loop.runsOn(caller)) {
        return fromLoop.advance(caller);
      }
      if (written) {
        return true;
      }
      written = true;
      main.add(task);
      loop.callSoon(main);
      caller.call(pipe.write(), call);
      return false;
    }
  }
}
