/**
 * The tags that pages show many times, written in Java: each is one component without children and
 * without state, where Facelets would build a tree of them for every row. What shows up on many
 * pages but once or twice stays a Facelets tag. All HTML of theirs goes through {@link
 * org.guildhall.web.markup.Markup}, which escapes it.
 */
package org.guildhall.web.markup;
