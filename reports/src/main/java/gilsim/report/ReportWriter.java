package gilsim.report;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import gilsim.comparison.PublicationErrors;
import gilsim.comparison.ResultFolder;
import gilsim.comparison.SideBySide;
import gilsim.plot.FileNames;
import gilsim.store.AtomicFile;
import gilsim.store.Results;
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
    write(new SideBySide(List.of(ResultFolder.alone(results))), folder);
  }

  /**
   * Writes the report of several output folders next to each other.
   *
   * @param folders what to report
   * @param folder where; made if it is not there
   * @throws IOException if a file cannot be written; files written before stay whole
   */
  public static void write(SideBySide folders, Path folder) throws IOException {
    Files.createDirectories(folder);
    PlotFiles plots = new PlotFiles(folder.resolve("plots"));
    List<Results> results = folders.named();
    List<PageSection> sections = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Results one : results) {
      String id = unique(FileNames.slug(one.scenario()), ids);
      String prefix = results.size() > 1 ? id + "-" : "";
      Drawing drawing = Drawing.of(() -> plots.write(one, prefix));
      sections.add(new PageSection(id, one, drawing.figures(), drawing.missing()));
    }
    List<PageFigure> overview =
        Overview.measured(results)
            ? Drawing.of(() -> plots.overview(folders.folders())).figures()
            : List.of();
    plots.tidy();
    Mustache template = new DefaultMustacheFactory().compile(TEMPLATE);
    StringWriter page = new StringWriter();
    template
        .execute(
            page,
            new Page(sections, PublicationErrors.of(results), new Overview(folders, overview)))
        .flush();
    AtomicFile.write(
        folder.resolve("report.html"), page.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String unique(String id, Set<String> taken) {
    String unique = id;
    for (int i = 2; !taken.add(unique); i++) {
      unique = id + "-" + i;
    }
    return unique;
  }
}
