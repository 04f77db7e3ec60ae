package gilsim.strategy;

import gilsim.interpreter.AsyncioMain;
import gilsim.interpreter.EventLoop;
import gilsim.interpreter.Executor;
import gilsim.interpreter.LoopRules;

/** One hub in one thread, whose main greenlet spawns the others. */
record GeventStrategy(GeventSpec spec) implements Strategy {
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
    LoopRules rules = LoopRules.gevent(part.parent().environment().interpreter());
    return new AsyncioMain(new EventLoop(part.parent(), part.primitives(), rules), spec.limit());
  }
}
