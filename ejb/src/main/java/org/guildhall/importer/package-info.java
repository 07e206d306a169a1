/**
 * Brings in what a firm already has: conversations from a Stack Exchange dump.
 *
 * <p>Stands on floor 3, beside leadership: may use conversation, community, people and platform,
 * and nobody below knows it. It reads and translates; it fires no events of its own.
 */
package org.guildhall.importer;
