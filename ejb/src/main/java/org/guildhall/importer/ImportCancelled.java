package org.guildhall.importer;

/** An import was ended before it was done. */
public record ImportCancelled(ImportId id) {}
