/** The pages in the folder {@code person}: colleagues as the directory knows them. */
package org.guildhall.web.person;
