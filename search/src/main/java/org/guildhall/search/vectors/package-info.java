/**
 * An optional plugin of search: sentence vectors of a model that runs within the process. Nothing
 * refers to it until it is switched on.
 */
package org.guildhall.search.vectors;
