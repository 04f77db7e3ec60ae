package gilsim.workload;

/** Tasks that do not come by themselves: other tasks submit them. */
public record SubmittedArrival() implements Arrival {

  /** True: whoever submits them decides how many there are. */
  @Override
  public boolean finite() {
    return true;
  }
}
