package gilsim.strategy;

import gilsim.interpreter.AsyncioMain;
import gilsim.interpreter.EventLoop;
import gilsim.interpreter.Executor;
import gilsim.interpreter.InnerExecutor;
import gilsim.interpreter.InterpreterSpec;
import gilsim.interpreter.LoopRules;
import gilsim.interpreter.PythonModule;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One event loop in one thread: {@code asyncio.run}, or gevent's hub, whose main greenlet spawns
 * the others.
 *
 * @param module what it is a part of
 * @param rules of the loop, in an interpreter
 * @param limit how many tasks may be inside at once; empty: all
 */
record EventLoopStrategy(
    PythonModule module, Function<InterpreterSpec, LoopRules> rules, OptionalInt limit)
    implements Strategy {

  static EventLoopStrategy of(AsyncioSpec spec) {
    return new EventLoopStrategy(
        PythonModule.ASYNCIO,
        interpreter -> LoopRules.asyncio(interpreter, spec.toThread()),
        spec.limit());
  }

  static EventLoopStrategy of(GeventSpec spec) {
    return new EventLoopStrategy(PythonModule.GEVENT, LoopRules::gevent, spec.limit());
  }

  @Override
  public Executor executor(Part part) {
    AsyncioMain main = main(part);
    main.start();
    return main;
  }

  @Override
  public Optional<InnerExecutor> inner() {
    return Optional.of(InnerExecutor.eventLoop(module, rules, limit));
  }

  @Override
  public void start(Part part) {
    AsyncioMain main = main(part);
    part.runsOn(main);
    part.admit(main::add, main);
    main.start();
  }

  private AsyncioMain main(Part part) {
    LoopRules loop = rules.apply(part.parent().environment().interpreter());
    return new AsyncioMain(new EventLoop(part.parent(), part.primitives(), loop), limit);
  }
}
