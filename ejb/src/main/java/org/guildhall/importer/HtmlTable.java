package org.guildhall.importer;

import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Makes a Markdown table of an HTML one. Markdown demands a head and keeps every cell on one line:
 * a table without a head gets an empty one, and what stands in a cell becomes one line.
 */
class HtmlTable {
  private HtmlTable() {}

  static void append(Element table, Node target) {
    var rows =
        table.select("tr").stream()
            .filter(row -> row.closest("table") == table && !cells(row).isEmpty())
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    var columns = rows.stream().mapToInt(row -> cells(row).size()).max().orElseThrow();
    var headed = cells(rows.get(0)).stream().allMatch(cell -> cell.normalName().equals("th"));
    var model = cells(rows.get(headed && rows.size() > 1 ? 1 : 0));

    var head = new TableHead();
    head.appendChild(row(headed ? cells(rows.get(0)) : new Elements(), model, columns, true));
    var block = new TableBlock();
    block.appendChild(head);
    var body = new TableBody();
    for (var row : rows.subList(headed ? 1 : 0, rows.size())) {
      body.appendChild(row(cells(row), model, columns, false));
    }
    if (body.getFirstChild() != null) {
      block.appendChild(body);
    }
    target.appendChild(block);
  }

  private static Elements cells(Element row) {
    return row.select("> th, > td");
  }

  private static TableRow row(Elements cells, Elements model, int columns, boolean header) {
    var row = new TableRow();
    for (var column = 0; column < columns; column++) {
      var cell = new TableCell();
      cell.setHeader(header);
      cell.setAlignment(column < model.size() ? alignment(model.get(column)) : null);
      if (column < cells.size()) {
        new HtmlInlines(cell).appendChildren(cells.get(column)).finish(row);
      }
      row.appendChild(cell);
    }
    return row;
  }

  private static TableCell.Alignment alignment(Element cell) {
    var said = (cell.attr("align") + cell.attr("style")).toLowerCase(Locale.ROOT).replace(" ", "");
    return switch (said.replaceFirst("^.*text-align:", "").replaceFirst(";.*$", "")) {
      case "left" -> TableCell.Alignment.LEFT;
      case "right" -> TableCell.Alignment.RIGHT;
      case "center" -> TableCell.Alignment.CENTER;
      default -> null;
    };
  }
}
