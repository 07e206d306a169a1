/**
 * What programs call: the use cases of the pages as JSON over HTTP, by the very same services. The
 * {@link org.guildhall.web.Door} lets in; resources stand here by their subjects; records named
 * {@code Shown…} are what they answer.
 */
package org.guildhall.web.api;
