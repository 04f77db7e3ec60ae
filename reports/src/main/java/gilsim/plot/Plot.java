package gilsim.plot;

import java.util.List;

/** One way to look at results. */
public interface Plot {
  /**
   * The figures that this plot gives for some results: none if they hold nothing that it shows, one
   * per sweep axis or point where there are several.
   */
  List<Figure> figures(PlotInput input);
}
