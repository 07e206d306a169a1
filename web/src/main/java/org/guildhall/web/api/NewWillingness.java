package org.guildhall.web.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether somebody sits on a jury; only the description of the API uses it. */
public record NewWillingness(@Schema(required = true) boolean willing) {}
