/**
 * The evaluator: what the index is worth on searches whose right answers are known, from the
 * command line and without a server.
 *
 * <p>It uses the index as the product does, and adds what measures it. The product neither needs
 * nor carries it.
 */
package org.guildhall.search.evaluate;
