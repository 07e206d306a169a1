/**
 * The pages in the folder {@code election}: who stands, the ballot, the result and the protests.
 * What each shows depends on how far the election has come.
 */
package org.guildhall.web.election;
