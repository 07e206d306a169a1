/**
 * The demo firm: people, communities and conversations that fill an empty house, so that a newcomer
 * sees the point within a minute. Floor 4: it makes its history by the use cases of the components
 * below, with the clock moved. Without the setting {@code guildhall.demo.folder} it does nothing.
 */
package org.guildhall.demo;
