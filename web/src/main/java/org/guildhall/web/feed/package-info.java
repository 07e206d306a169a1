/** What feed readers ask for, below {@code /feed}: communities and tags as Atom (RFC 4287). */
package org.guildhall.web.feed;
