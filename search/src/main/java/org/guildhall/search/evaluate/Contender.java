package org.guildhall.search.evaluate;

import java.io.IOException;
import java.util.List;

/** One way to search, which is measured: it is given all texts, then asked. */
interface Contender extends AutoCloseable {

  void add(Text text) throws IOException;

  /** After the last text: from now on it is asked. */
  void finish() throws IOException;

  /** The ids of what is found, the best first, at most so many. */
  List<String> ranking(String search, int depth) throws IOException;

  @Override
  void close() throws IOException;
}
