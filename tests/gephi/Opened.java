import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Opens a file as Gephi does and prints what it holds: fields end with U+001F, records with U+001E. */
public class Opened {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(args[0]));
        container.getLoader().setAutoScale(false);
        container.closeLoader();
        Iterator<Issue> issues = container.getReport().getIssues(1000);
        while (issues.hasNext()) {
            Issue issue = issues.next();
            record("issue", issue.getLevel(), issue.getMessage());
        }
        importer.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        for (Node node : model.getGraph().getNodes().toArray()) {
            record("node", node.getId(), node.getLabel(), node.x(), node.y(), node.size(), colour(node.getColor()));
            attributes(node);
        }
        for (Edge edge : model.getGraph().getEdges().toArray()) {
            record("edge", edge.getId(), edge.getLabel(), edge.getSource().getId(), edge.getTarget().getId(),
                    edge.getTypeLabel(), edge.getWeight(), colour(edge.getColor()));
            attributes(edge);
        }
        OUT.flush();
        System.exit(0);
    }

    private static void attributes(Element element) {
        for (Column column : element.getTable()) {
            if (!column.isProperty() && element.getAttribute(column) != null) {
                record("attribute", element.getId(), column.getTitle(), element.getAttribute(column));
            }
        }
    }

    private static String colour(java.awt.Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xffffff);
    }

    private static void record(Object... fields) {
        for (Object field : fields) {
            OUT.print(field + "\u001f");
        }
        OUT.print("\u001e");
    }
}
