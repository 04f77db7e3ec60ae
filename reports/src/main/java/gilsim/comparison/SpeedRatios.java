package gilsim.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well it was predicted how many times as fast a folder is as the first.
 *
 * @param folder the folder's label
 * @param ratios one for each cell that both have, at least one
 */
public record SpeedRatios(String folder, List<SpeedRatio> ratios) {
  /** Copies the ratios. */
  public SpeedRatios {
    ratios = List.copyOf(ratios);
  }

  /** One for each folder but the first that shares measured and simulated cells with it. */
  public static List<SpeedRatios> of(SideBySide folders) {
    return IntStream.range(1, folders.folders().size())
        .mapToObj(i -> new SpeedRatios(folders.folders().get(i).label(), folders.ratios(i)))
        .filter(one -> !one.ratios().isEmpty())
        .toList();
  }

  /** Mean absolute error of the ratios, as a share. */
  public double mape() {
    return errors().map(Math::abs).average().orElseThrow();
  }

  /** Mean error of the ratios, as a share: positive if the folder is predicted too fast. */
  public double bias() {
    return errors().average().orElseThrow();
  }

  private DoubleStream errors() {
    return ratios.stream().mapToDouble(SpeedRatio::error);
  }

  /** Geometric mean of the measured ratios. */
  public double measured() {
    return mean(ratios.stream().mapToDouble(SpeedRatio::measured));
  }

  /** Geometric mean of the predicted ratios. */
  public double predicted() {
    return mean(ratios.stream().mapToDouble(SpeedRatio::predicted));
  }

  private static double mean(DoubleStream ratios) {
    return Math.exp(ratios.map(Math::log).average().orElseThrow());
  }

  /** Number of cells whose measured means differ between the two beyond chance. */
  public long differing() {
    return ratios.stream().filter(SpeedRatio::differs).count();
  }

  /** Of how many of these the faster folder was predicted. */
  public long right() {
    return ratios.stream().filter(one -> one.differs() && one.sameOrder()).count();
  }

  /** The cell whose ratio is predicted worst. */
  public SpeedRatio worst() {
    return ratios.stream()
        .max(Comparator.comparingDouble(one -> Math.abs(one.error())))
        .orElseThrow();
  }
}
