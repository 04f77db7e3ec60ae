package gilsim.batch;

/** Something for one thread to do next. */
sealed interface Work permits RunWork, PilotWork {
  /** Does it and hands in what came out. */
  void perform();
}
