package org.guildhall.importer;

/** An import was begun and waits for its turn. */
public record ImportBegun(ImportId id) {}
