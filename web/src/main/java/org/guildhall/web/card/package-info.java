/** Pages of cards: capturing, showing, revising them, and those that wait for somebody. */
package org.guildhall.web.card;
