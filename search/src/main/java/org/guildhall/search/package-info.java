/**
 * Search finds what was said, where it was said and who said it: conversations, posts, communities
 * and people, in six languages, within the rights of the reader.
 *
 * <p>{@link org.guildhall.search.SearchIndex} is the door. It knows Lucene and nothing of the
 * domain: what is to be found comes in as an {@link org.guildhall.search.Entry}, a question as a
 * {@link org.guildhall.search.SearchRequest}. The index is never the only place where something is
 * kept; it may be erased and filled again at any time.
 */
package org.guildhall.search;
