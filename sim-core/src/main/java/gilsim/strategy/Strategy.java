package gilsim.strategy;

/** Runs a part of a program: makes its threads, loops, pools and processes. */
public interface Strategy {
  /** Makes everything and starts it; called once, at time 0. */
  void start(Part part);
}
