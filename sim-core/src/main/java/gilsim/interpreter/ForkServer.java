package gilsim.interpreter;

import java.util.ArrayDeque;
import java.util.Optional;

/**
 * The process from which the children of a parent are forked ({@code main} of CPython
 * Lib/multiprocessing/forkserver.py). It has a single thread, which waits for requests, forks, and
 * tells the parent that it has: so children come one after another, and the first one after the
 * server's own start. It lives as long as the parent.
 */
final class ForkServer implements ThreadProgram {
  private record Request(Runnable child, Waiter parent) {}

  private final Environment environment;
  private final ProcessCosts costs;
  private final PythonThread thread;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private Optional<Request> forking = Optional.empty();
  private boolean begun;
  private boolean ready;

  /** A server that starts with the first request. */
  ForkServer(Environment environment) {
    this.environment = environment;
    costs = environment.interpreter().processes();
    thread = PythonProcess.create(environment).thread(this);
    environment.os().memory().take(environment.interpreter().memory().spawn());
  }

  /**
   * Asks for a child.
   *
   * @param child brings it to life
   * @param parent who waits for it
   */
  void request(Runnable child, Waiter parent) {
    requests.add(new Request(child, parent));
    if (begun) {
      thread.unpark();
    } else {
      begun = true;
      thread.start();
    }
  }

  @Override
  public void step(PythonThread server) {
    if (!ready) {
      ready = true;
      server.compute(costs.server().start());
      return;
    }
    if (forking.isPresent()) {
      forking.get().child().run();
      forking.get().parent().wake(server);
    }
    forking = Optional.ofNullable(requests.poll());
    if (forking.isPresent()) {
      server.nativeHeld(costs.fork().pages(costs.fork().make()));
    } else {
      server.park();
    }
  }
}
