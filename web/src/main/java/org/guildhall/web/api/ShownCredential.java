package org.guildhall.web.api;

/**
 * A credential that only its asker can read.
 *
 * @param signature the blind signature of RFC 9474, in base64url
 */
public record ShownCredential(String signature) {}
