package gilsim.plot;

import gilsim.comparison.ResultFolder;
import java.util.List;

/** One way to look at all results of a page together. */
public interface OverviewPlot {
  /** The figures that this plot gives: none if the results hold nothing that it shows. */
  List<Figure> figures(List<ResultFolder> folders);
}
