package gilsim.strategy;

import gilsim.interpreter.AsyncioMain;
import gilsim.interpreter.EventLoop;

/** {@code asyncio.run}: one event loop in one thread. */
record AsyncioStrategy(AsyncioSpec spec) implements Strategy {
  @Override
  public void start(Part part) {
    EventLoop loop = new EventLoop(part.parent(), part.locks());
    AsyncioMain main = new AsyncioMain(loop, spec.limit());
    part.admit(main::add, main);
    loop.start();
  }
}
