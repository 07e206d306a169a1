package org.guildhall.conversation;

import java.util.Set;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Gives each checkbox of a task list the words beside it as its label, so that a screen reader can
 * name it. Comes after the extension that makes the checkboxes.
 */
class TaskLabels implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
  private static class Label extends CustomNode {}

  @Override
  public void extend(Parser.Builder parser) {
    parser.postProcessor(
        document -> {
          document.accept(new Labelling());
          return document;
        });
  }

  @Override
  public void extend(HtmlRenderer.Builder renderer) {
    renderer.nodeRendererFactory(LabelRenderer::new);
  }

  private static class Labelling extends AbstractVisitor {
    @Override
    public void visit(ListItem item) {
      if (item.getFirstChild() instanceof TaskListItemMarker box
          && box.getNext() instanceof Paragraph words) {
        var label = new Label();
        label.appendChild(box);
        while (words.getFirstChild() != null) {
          label.appendChild(words.getFirstChild());
        }
        words.appendChild(label);
      }
      visitChildren(item);
    }
  }

  private record LabelRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Label.class);
    }

    @Override
    public void render(Node label) {
      context.getWriter().tag("label");
      for (var node = label.getFirstChild(); node != null; node = node.getNext()) {
        context.render(node);
      }
      context.getWriter().tag("/label");
    }
  }
}
