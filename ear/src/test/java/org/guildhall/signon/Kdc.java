package org.guildhall.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.guildhall.story.Ports;
import org.guildhall.story.Wait;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;

/** A Kerberos realm with a KDC of MIT's, which knows two services of this machine. */
final class Kdc implements AutoCloseable {
  static final String SERVICE = "HTTP@localhost";
  static final String ANOTHER_SERVICE = "imap@localhost";

  /** How far clocks may differ, and so how long a ticket is taken after its end. */
  static final Duration SKEW = Duration.ofSeconds(3);

  private static final String REALM = "EXAMPLE.COM";
  private static final String PASSWORD = "right-horse";
  private static final Duration START = Duration.ofSeconds(30);

  private final Path folder;
  private final int port = Ports.free();
  private final Map<String, String> environment = new HashMap<>();
  private final Process process;

  Kdc(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      write(
          "krb5.conf",
          """
          [libdefaults]
            default_realm = %1$s
            dns_lookup_kdc = false
            dns_lookup_realm = false
            dns_canonicalize_hostname = false
            rdns = false
            udp_preference_limit = 1
            clockskew = %3$d
          [realms]
            %1$s = {
              kdc = 127.0.0.1:%2$d
            }
          [domain_realm]
            localhost = %1$s
          """
              .formatted(REALM, port, SKEW.toSeconds()));
      write(
          "kdc.conf",
          """
          [kdcdefaults]
            kdc_listen = 127.0.0.1:%2$d
            kdc_tcp_listen = 127.0.0.1:%2$d
          [realms]
            %1$s = {
              database_name = %3$s/principal
              key_stash_file = %3$s/stash
              supported_enctypes = aes256-cts:normal
            }
          """
              .formatted(REALM, port, folder));
      environment.put("KRB5_CONFIG", configuration().toString());
      environment.put("KRB5_KDC_PROFILE", folder.resolve("kdc.conf").toString());
      run("", "/usr/sbin/kdb5_util", "create", "-s", "-r", REALM, "-P", PASSWORD);
      for (var person : List.of("ada", "ben", "cleo", "farid", "greta", "joao", "stranger")) {
        administer("addprinc -pw " + PASSWORD + " " + person);
      }
      for (var service : List.of("HTTP", "imap")) {
        administer("addprinc -randkey " + service + "/localhost");
        administer("ktadd -k " + keytab(service) + " " + service + "/localhost");
      }
      process = start("kdc", "/usr/sbin/krb5kdc", "-n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Wait.until(START, "the KDC; see " + folder, this::isThere);
    System.setProperty("java.security.krb5.conf", configuration().toString());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private boolean isThere() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the KDC ended; see " + folder);
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  Path configuration() {
    return folder.resolve("krb5.conf");
  }

  Path keytab() {
    return keytab("HTTP");
  }

  private Path keytab(String service) {
    return folder.resolve(service + ".keytab");
  }

  void administer(String command) {
    run("", "/usr/sbin/kadmin.local", "-q", command);
  }

  /** What the environment of whoever signed in to his computer as that person is. */
  Map<String, String> signedIn(String person) {
    var all = new HashMap<>(environment);
    all.put("KRB5CCNAME", "FILE:" + folder.resolve(person + ".tickets"));
    run(PASSWORD + "\n", all, "/usr/bin/kinit", person);
    return all;
  }

  /** What that person's browser shows a service. */
  String token(String person, String service) {
    try {
      var login = new LoginContext("guildhall", new Subject(), answering(person), byPassword());
      login.login();
      return Subject.callAs(
          login.getSubject(),
          () -> {
            var context = context(service);
            try {
              return "Negotiate "
                  + Base64.getEncoder().encodeToString(context.initSecContext(new byte[0], 0, 0));
            } finally {
              context.dispose();
            }
          });
    } catch (LoginException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the KDC gives that person a ticket at all. */
  boolean knows(String person) {
    try {
      new LoginContext("guildhall", new Subject(), answering(person), byPassword()).login();
      return true;
    } catch (LoginException e) {
      return false;
    }
  }

  private static GSSContext context(String service) throws GSSException {
    var spnego = new Oid("1.3.6.1.5.5.2");
    var manager = GSSManager.getInstance();
    return manager.createContext(
        manager.createName(service, GSSName.NT_HOSTBASED_SERVICE),
        spnego,
        null,
        GSSContext.DEFAULT_LIFETIME);
  }

  private static CallbackHandler answering(String person) {
    return callbacks -> {
      for (var callback : callbacks) {
        if (callback instanceof NameCallback name) {
          name.setName(person);
        } else if (callback instanceof PasswordCallback password) {
          password.setPassword(PASSWORD.toCharArray());
        }
      }
    };
  }

  private static Configuration byPassword() {
    return new Configuration() {
      @Override
      public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
        return new AppConfigurationEntry[] {
          new AppConfigurationEntry(
              "com.sun.security.auth.module.Krb5LoginModule",
              LoginModuleControlFlag.REQUIRED,
              Map.of("refreshKrb5Config", "true"))
        };
      }
    };
  }

  private void run(String typed, String... command) {
    run(typed, environment, command);
  }

  private void run(String typed, Map<String, String> settings, String... command) {
    try {
      var log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(settings);
      var tool = builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
      try (var in = tool.getOutputStream()) {
        in.write(typed.getBytes(StandardCharsets.UTF_8));
      }
      if (!tool.waitFor(1, TimeUnit.MINUTES) || tool.exitValue() != 0) {
        throw new IllegalStateException("it failed; see " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(String name, String... command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.redirectOutput(folder.resolve(name + ".log").toFile()).start();
  }

  @Override
  public void close() {
    process.destroy();
    Wait.until(START, "the KDC to end", () -> !process.isAlive());
  }
}
