package org.guildhall.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the firm's LDAP directory is, and how its attributes are called: {@code guildhall.ldap.*},
 * which the sign-in against it uses too, and {@code guildhall.directory.ldap.*}.
 */
@ApplicationScoped
class LdapSettings {
  private static final int CONNECT_MILLIS = 10_000;
  private static final long READ_MILLIS = 60_000;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap", defaultValue = "false")
  private boolean on;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.host", defaultValue = "localhost")
  private String host;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.port", defaultValue = "636")
  private int port;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.tls", defaultValue = "true")
  private boolean tls;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.base-dn", defaultValue = "dc=example,dc=com")
  private String base;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.bind-dn")
  private Optional<String> bindDn;

  @Inject
  @ConfigProperty(name = "guildhall.ldap.bind-password")
  private Optional<String> bindPassword;

  @Inject
  @ConfigProperty(
      name = "guildhall.directory.ldap.filter",
      defaultValue = "(objectClass=inetOrgPerson)")
  private String filter;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.page", defaultValue = "500")
  private int page;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.changed", defaultValue = "modifyTimestamp")
  private String changed;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.employee-id", defaultValue = "employeeNumber")
  private String employeeId;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.user-name", defaultValue = "uid")
  private String userName;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.department", defaultValue = "departmentNumber")
  private String department;

  @Inject
  @ConfigProperty(name = "guildhall.directory.ldap.country", defaultValue = "c")
  private String country;

  boolean isOn() {
    return on;
  }

  /** A connection on which its server knows who asks; whoever opened it closes it. */
  LDAPConnection open() throws LDAPException {
    var options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis(CONNECT_MILLIS);
    options.setResponseTimeoutMillis(READ_MILLIS);
    // The server's own trust decides whose certificate is good.
    options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
    var sockets = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    return bindDn.isEmpty()
        ? new LDAPConnection(sockets, options, host, port)
        : new LDAPConnection(sockets, options, host, port, bindDn.get(), bindPassword.orElse(""));
  }

  String base() {
    return base;
  }

  /** Whom it finds are colleagues. */
  String filter() {
    return filter;
  }

  /** Entries that are asked for at once. */
  int page() {
    return page;
  }

  /** The attribute that tells when an entry was changed. */
  String changed() {
    return changed;
  }

  String employeeId() {
    return employeeId;
  }

  String userName() {
    return userName;
  }

  String department() {
    return department;
  }

  String country() {
    return country;
  }

  /** All attributes that are read. */
  String[] attributes() {
    return new String[] {
      employeeId, userName, "givenName", "sn", "mail", "title", department, "l", country, "manager"
    };
  }
}
