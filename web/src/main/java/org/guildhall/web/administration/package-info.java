/** The pages in the folder {@code administration}: bringing in people and conversations. */
package org.guildhall.web.administration;
