package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The main coroutine of an asyncio program: creates a task for everything that is there when the
 * loop starts, then, as a server, for everything that comes. With the rules of gevent it is the
 * main greenlet, which spawns.
 */
public final class AsyncioMain implements EventLoop.Handle, TaskSink, Executor {
  private final EventLoop loop;
  private final Optional<AsyncSemaphore> limit;
  private final Optional<Delivery> delivery;
  private final ArrayDeque<Task> inbox = new ArrayDeque<>();
  private final Map<Task, Coroutine> sessions = new IdentityHashMap<>();
  private int received;
  private boolean reads;
  private boolean paid;

  /**
   * The main coroutine of a loop.
   *
   * @param limit how many tasks may be inside at once; empty: no limit
   */
  public AsyncioMain(EventLoop loop, OptionalInt limit) {
    this(loop, limit, Optional.empty());
  }

  /**
   * The main coroutine of a loop inside a worker process.
   *
   * @param delivery what follows each task, before the loop goes on; empty: nothing
   */
  AsyncioMain(EventLoop loop, OptionalInt limit, Optional<Delivery> delivery) {
    this.loop = loop;
    this.delivery = delivery;
    this.limit =
        limit.isPresent() ? Optional.of(new AsyncSemaphore(limit.getAsInt())) : Optional.empty();
    loop.callSoon(this);
  }

  /** Starts the loop. */
  public void start() {
    loop.start();
  }

  /** A task that is there when the loop starts. */
  public void add(Task task) {
    inbox.add(task);
  }

  @Override
  public void accept(Task task) {
    Coroutine session = sessions.get(task);
    if (session == null) {
      received++;
      add(task);
      loop.descriptorReady(this);
    } else {
      session.nextRequest();
    }
  }

  @Override
  public Submission submission() {
    return new CreateTask();
  }

  @Override
  public void shutdown() {
    loop.stop();
  }

  @Override
  public void describe(WaitGraph graph) {
    loop.describe(graph);
    limit.ifPresent(semaphore -> semaphore.describe(graph));
  }

  @Override
  public boolean run(PythonThread thread) {
    if (inbox.isEmpty()) {
      return true;
    }
    if (reads) {
      reads = false;
      WaitCosts waits = loop.costs().waits();
      thread.compute(waits.socketReady() + waits.socket());
    } else if (received > 0) {
      received--;
      reads = true;
      thread.nativeReleased(loop.environment().interpreter().threads().call());
    } else if (paid) {
      paid = false;
      create(inbox.poll());
    } else {
      paid = true;
      thread.compute(loop.costs().createTask());
    }
    return false;
  }

  private void create(Task task) {
    Coroutine coroutine = new Coroutine(loop, task, limit, delivery);
    if (task.hasClient() && delivery.isEmpty()) {
      sessions.put(task, coroutine);
    }
    loop.callSoon(coroutine);
  }

  /** {@code asyncio.create_task}; from another thread {@code run_coroutine_threadsafe}. */
  private final class CreateTask implements Submission {
    private Task task;
    private boolean charged;

    @Override
    public void begin(Task next) {
      task = next;
      charged = false;
    }

    @Override
    public boolean advance(PythonThread caller) {
      if (!loop.runsOn(caller)) {
        add(task);
        loop.descriptorReady(AsyncioMain.this);
        return true;
      }
      if (!charged) {
        charged = true;
        caller.compute(loop.costs().createTask());
        return false;
      }
      create(task);
      return true;
    }
  }
}
