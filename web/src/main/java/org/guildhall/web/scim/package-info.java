/**
 * The door for provisioning clients: System for Cross-domain Identity Management 2.0 (RFC 7643, RFC
 * 7644), with a token of its own.
 */
package org.guildhall.web.scim;
