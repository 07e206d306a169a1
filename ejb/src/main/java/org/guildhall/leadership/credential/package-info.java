/**
 * The right to vote, told apart from who has it: RSA blind signatures (RFC 9474).
 *
 * <p>The voter's browser makes a token and blinds it; the server signs what it cannot read, once
 * for each person on the roll; the browser takes the blinding off and holds a {@link
 * org.guildhall.leadership.credential.Credential} that the server knows to be its own and cannot
 * tell from any other. The browser's half is {@code credential.js} of the web module; {@link
 * org.guildhall.leadership.credential.BlindSignatures} has all five steps of the RFC, so that each
 * half can be tried against the other.
 *
 * <p>Stands on nothing but the JDK and tells nothing: what is stored, and for whom is signed, is
 * the business of those who call.
 */
package org.guildhall.leadership.credential;
