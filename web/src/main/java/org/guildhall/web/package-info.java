/**
 * What all pages share: who visits, in which language, what a browser may do with a page, and how a
 * rule's "no" reaches the reader. Floor 5. The backing beans stand in a package for each folder of
 * pages, under the same name.
 */
package org.guildhall.web;
