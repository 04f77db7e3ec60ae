package gilsim.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import gilsim.comparison.PublicationErrors;
import gilsim.plot.FileNames;
import gilsim.store.AtomicFile;
import gilsim.store.Results;
import java.awt.AWTError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes {@code report.html} and {@code plots/}; the same results always give the same bytes. */
public final class ReportWriter {
  private static final String TEMPLATE = "gilsim/report/report.mustache";

  private ReportWriter() {}

  /**
   * Writes the report of one or several scenarios.
   *
   * @param results what to report, in this order
   * @param folder where; made if it is not there
   * @throws IOException if a file cannot be written; files written before stay whole
   */
  public static void write(List<Results> results, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<PageSection> sections = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Results one : results) {
      String id = unique(FileNames.slug(one.scenario()), ids);
      sections.add(section(one, id, results.size() > 1 ? id + "-" : "", folder));
    }
    Mustache template = new DefaultMustacheFactory().compile(TEMPLATE);
    StringWriter page = new StringWriter();
    template.execute(page, new Page(sections, PublicationErrors.of(results))).flush();
    AtomicFile.write(
        folder.resolve("report.html"), page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static PageSection section(Results results, String id, String prefix, Path folder)
      throws IOException {
    try {
      List<PageFigure> figures = new PlotFiles(folder.resolve("plots")).write(results, prefix);
      return new PageSection(id, results, figures, "");
    } catch (AWTError | InternalError | UnsatisfiedLinkError | NoClassDefFoundError e) {
      // Java cannot draw text where the system has no fonts; the numbers are worth a page anyway.
      return new PageSection(
          id,
          results,
          List.of(),
          "Plots could not be drawn because Java found no fonts on this system ("
              + e.getMessage()
              + "). Install fontconfig and a font, for example the packages fontconfig and"
              + " fonts-dejavu-core, then build the report again.");
    }
  }

  private static String unique(String id, Set<String> taken) {
    String unique = id;
    for (int i = 2; !taken.add(unique); i++) {
      unique = id + "-" + i;
    }
    return unique;
  }
}
