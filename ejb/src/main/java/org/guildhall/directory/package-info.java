/**
 * Brings people in from the firm's directories: each reading is a dated snapshot with a digest and
 * its differences, whole or not at all. Floor 2: it uses people and the platform. It tells nothing
 * of its own; people tells of each person who changed.
 */
package org.guildhall.directory;
