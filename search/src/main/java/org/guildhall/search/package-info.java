/**
 * Search finds what was said, where it was said and who said it: conversations, posts, communities
 * and people, in six languages, within the rights of the reader.
 *
 * <p>This package knows the domain and the container: it reads entries from the database, keeps the
 * index in step with it, and asks for rights. What it stands on is {@link
 * org.guildhall.search.lucene}, which knows neither. The index is never the only place where
 * something is kept; it may be erased and filled again at any time.
 */
package org.guildhall.search;
