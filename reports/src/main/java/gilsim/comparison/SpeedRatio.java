package gilsim.comparison;

/**
 * How many times as fast one cell is in a folder as in the first one, predicted and measured.
 *
 * @param row the cell
 * @param predicted ratio of the predictions, above 0
 * @param measured ratio of the measurements, above 0
 * @param differs whether the measured means of the two differ beyond chance
 */
public record SpeedRatio(FolderRow row, double predicted, double measured, boolean differs) {

  /** Predicted ratio less measured one, relative to it. */
  public double error() {
    return predicted / measured - 1;
  }

  /** Whether the faster of the two was predicted. */
  public boolean sameOrder() {
    return Double.compare(predicted, 1) == Double.compare(measured, 1);
  }
}
