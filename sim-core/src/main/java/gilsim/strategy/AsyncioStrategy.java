package gilsim.strategy;

import gilsim.interpreter.AsyncioMain;
import gilsim.interpreter.EventLoop;
import gilsim.interpreter.Executor;
import gilsim.interpreter.LoopRules;

/** {@code asyncio.run}: one event loop in one thread. */
record AsyncioStrategy(AsyncioSpec spec) implements Strategy {
  @Override
  public Executor executor(Part part) {
    AsyncioMain main = main(part);
    main.start();
    return main;
  }

  @Override
  public void start(Part part) {
    AsyncioMain main = main(part);
    part.runsOn(main);
    part.admit(main::add, main);
    main.start();
  }

  private AsyncioMain main(Part part) {
    LoopRules rules = LoopRules.asyncio(part.parent().environment().interpreter(), spec.toThread());
    return new AsyncioMain(new EventLoop(part.parent(), part.primitives(), rules), spec.limit());
  }
}
