/**
 * The index: what is to be found comes in as an {@link org.guildhall.search.lucene.Entry}, a
 * question as a {@link org.guildhall.search.lucene.SearchRequest}, and {@link
 * org.guildhall.search.lucene.SearchIndex} is the door.
 *
 * <p>It knows Lucene and the JDK, and nothing of the domain, the database or the container; how
 * languages are told apart is handed in as a {@link org.guildhall.search.lucene.LanguageDetector}.
 * So it can be tried, measured and judged without a server.
 */
package org.guildhall.search.lucene;
