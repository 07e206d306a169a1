/**
 * The pages in the folder {@code community}: finding, founding, reading and joining communities.
 */
package org.guildhall.web.community;
