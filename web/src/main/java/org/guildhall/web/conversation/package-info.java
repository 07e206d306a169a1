/** The pages in the folder {@code conversation}: reading, opening, replying, editing. */
package org.guildhall.web.conversation;
