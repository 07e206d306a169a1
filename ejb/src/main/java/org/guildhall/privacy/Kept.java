package org.guildhall.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of thing that is kept about a person, as rows of a table: {@code t} in all that is said
 * of it in SQL, which PostgreSQL and H2 both must understand.
 *
 * @param name lower-case words with hyphens, which no other has: the key of it in the file, and of
 *     its text {@code kept.name} on the page
 * @param table where it lies
 * @param joins what else must be read to tell it; empty for nothing
 * @param where which rows are a person's, his id being {@code ?1}
 * @param columns what is told of a row: expressions of SQL by the name under which the file tells
 *     them and the page finds its text {@code kept.column.name}
 * @param codes columns that hold a constant or another word of the code, with the beginning of the
 *     keys of the texts by which the page says it; the file tells the word itself
 * @param order the columns by which the rows are ordered; they must tell rows apart
 * @param fate what becomes of it when who he was is erased
 */
public record Kept(
    String name,
    String table,
    String joins,
    String where,
    Map<String, String> columns,
    Map<String, String> codes,
    String order,
    Fate fate) {

  /** What becomes of something when the person is erased. */
  public enum Fate {
    /** It stays, a former colleague's: conversations must stay readable, and counts true. */
    STAYS,
    /** It is erased with him. */
    ERASED
  }

  /**
   * Rows that name a person in a column.
   *
   * @param order the columns by which they are ordered
   */
  public static Kept of(String name, String table, String column, String order) {
    return where(name, table, "t." + column + " = ?1", order);
  }

  /** Rows that a condition finds. */
  public static Kept where(String name, String table, String where, String order) {
    return new Kept(name, table, "", where, Map.of(), Map.of(), order, Fate.STAYS);
  }

  /** With what must be read beside it. */
  public Kept with(String join) {
    return new Kept(name, table, joins + " " + join, where, columns, codes, order, fate);
  }

  /** Telling that of each row. */
  public Kept tellingAs(String column, String expression) {
    var more = new LinkedHashMap<>(columns);
    more.put(column, expression);
    return new Kept(name, table, joins, where, more, codes, order, fate);
  }

  /** Telling columns of the table by their own names. */
  public Kept telling(String... own) {
    var told = this;
    for (var column : own) {
      told = told.tellingAs(column, "t." + column);
    }
    return told;
  }

  /** Saying on the page what a column holds by the texts whose keys begin so. */
  public Kept saying(String column, String texts) {
    var more = new HashMap<>(codes);
    more.put(column, texts);
    return new Kept(name, table, joins, where, columns, more, order, fate);
  }

  /** Erased with the person. */
  public Kept erased() {
    return new Kept(name, table, joins, where, columns, codes, order, Fate.ERASED);
  }

  /** What the columns are called. */
  public List<String> labels() {
    return new ArrayList<>(columns.keySet());
  }

  String countSql() {
    return "select count(*) from " + table + " t where " + where;
  }

  /** A page of them: its first row is {@code ?2}, and how many it has at most {@code ?3}. */
  String rowsSql() {
    return "select "
        + String.join(", ", columns.values())
        + (" from " + table + " t" + joins + " where " + where + " order by " + order)
        + " offset ?2 rows fetch next ?3 rows only";
  }

  String eraseSql() {
    return "delete from " + table + " t where " + where;
  }
}
