package org.guildhall.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;

/** Goes to entries one after the other, in ascending order, and tells what is known of each. */
final class Walk {
  private final List<LeafReaderContext> leaves;
  private LeafReaderContext leaf;
  private Facts facts;

  Walk(IndexSearcher searcher) {
    leaves = searcher.getLeafContexts();
  }

  /** The facts of this one, until the next is gone to. */
  Facts to(int doc) throws IOException {
    if (leaf == null || doc >= leaf.docBase + leaf.reader().maxDoc()) {
      leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
      facts = new Facts(leaf.reader());
    }
    facts.of(doc - leaf.docBase);
    return facts;
  }
}
