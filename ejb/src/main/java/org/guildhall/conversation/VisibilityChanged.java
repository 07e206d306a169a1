package org.guildhall.conversation;

/** A post was collapsed, taken down, or is shown again. */
public record VisibilityChanged(PostId post) {}
