package gilsim.scenario;

import gilsim.form.Form;
import gilsim.form.Key;
import gilsim.form.Types;
import gilsim.interpreter.ColdPass;
import gilsim.interpreter.LoopCosts;
import gilsim.interpreter.WaitCosts;

/** How the costs of an event loop are written in an interpreter's profile. */
final class LoopForm {
  private static final long NANOS_PER_MS = 1_000_000;

  private static final Key<Long> CREATE_TASK = CostForms.time("create-task", "creating a task");
  private static final Key<Long> STEP = CostForms.time("step", "resuming one coroutine");
  private static final Key<Long> ITERATION =
      CostForms.time("iteration", "one pass of the loop beside its handles");
  private static final Key<Long> POLL =
      CostForms.time("poll", "a selector call that returns at once, spent without the GIL");
  private static final Key<Long> TIMER_RESOLUTION =
      CostForms.time("timer-resolution", "the selector rounds a time-out up to a multiple of this");

  private static final Key<Long> TO_THREAD =
      CostForms.time(
          "to-thread",
          "a step that runs in a thread, in the loop, beside what the thread pool costs");

  private static final Key<Long> TIMER_WAIT =
      CostForms.later("timer-wait", "what a sleep costs the loop before it begins");
  private static final Key<Long> TIMER_WAKE =
      CostForms.later(
          "timer-wake", "what it costs the loop when it is over, beside iterations and step");
  private static final Key<Long> SOCKET_WAIT =
      CostForms.later("socket-wait", "what a wait for a socket costs the loop before it begins");
  private static final Key<Long> SOCKET_WAKE =
      CostForms.later(
          "socket-wake",
          "what it costs the loop when there is something to read, beside threads.call, iterations"
              + " and step");

  private static final Key<Long> MOST =
      CostForms.later("most", "what a pass takes longer after a long time");
  private static final Key<Long> WITHIN =
      Key.of(
          "within",
          Types.positiveDuration(),
          ColdPass.NONE.within() / NANOS_PER_MS + "ms",
          "the time after which it is 63 % of that: most × (1 − e^(−time / within))");
  private static final Key<ColdPass> COLD =
      Key.of(
          "cold",
          Form.of(
              "cold-pass",
              "what a pass of the event loop takes longer the longer its own code did not run",
              v -> new ColdPass(v.get(MOST), v.get(WITHIN)),
              MOST,
              WITHIN),
          "{}",
          "what a pass takes longer the longer ago the last one began, because tasks computed or"
              + " the loop waited");

  static final Form<LoopCosts> TYPE =
      Form.of(
          "loop-costs",
          "costs of the event loop, at the speed of the reference core",
          v ->
              new LoopCosts(
                  v.get(CREATE_TASK),
                  v.get(STEP),
                  v.get(ITERATION),
                  v.get(POLL),
                  v.get(TIMER_RESOLUTION),
                  v.get(TO_THREAD),
                  new WaitCosts(
                      v.get(TIMER_WAIT), v.get(TIMER_WAKE), v.get(SOCKET_WAIT), v.get(SOCKET_WAKE)),
                  v.get(COLD)),
          CREATE_TASK,
          STEP,
          ITERATION,
          POLL,
          TIMER_RESOLUTION,
          TO_THREAD,
          TIMER_WAIT,
          TIMER_WAKE,
          SOCKET_WAIT,
          SOCKET_WAKE,
          COLD);

  private LoopForm() {}
}
