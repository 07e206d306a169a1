package org.guildhall.search;

import java.time.Duration;

/** Somebody looked for something, and was answered. It tells neither who nor what. */
public record Searched(Duration took) {}
