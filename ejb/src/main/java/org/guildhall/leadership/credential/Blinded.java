package org.guildhall.leadership.credential;

import java.math.BigInteger;

/**
 * A message made unreadable for the signer.
 *
 * @param message what the signer is given
 * @param inverse what takes the blinding off the signature; it stays with who blinded
 */
@SuppressWarnings("ArrayRecordComponent") // Octets of the RFC; two of them are never compared.
public record Blinded(byte[] message, BigInteger inverse) {}
