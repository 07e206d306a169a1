package org.guildhall.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The firm's intranet: another application on the same server, with a sign-in form of its own. */
final class SecondApplication {
  static final String HOME = "/intranet/index.html";
  static final String GREETING = "What there is for lunch";

  /** What stands in {@code server.xml}. */
  static final String CONFIGURATION =
      """
        <webApplication id="intranet" location="intranet.war" contextRoot="/intranet">
          <application-bnd>
            <security-role name="everybody">
              <special-subject type="ALL_AUTHENTICATED_USERS"/>
            </security-role>
          </application-bnd>
        </webApplication>
      """;

  private static final Map<String, String> FILES =
      Map.of(
          "index.html",
          "<title>Intranet</title><p>" + GREETING,
          "sign-in.html",
          "<title>Sign in</title><p>Who are you?",
          "WEB-INF/web.xml",
          """
          <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.1">
            <security-constraint>
              <web-resource-collection>
                <web-resource-name>everything</web-resource-name>
                <url-pattern>/*</url-pattern>
              </web-resource-collection>
              <auth-constraint><role-name>everybody</role-name></auth-constraint>
            </security-constraint>
            <login-config>
              <auth-method>FORM</auth-method>
              <form-login-config>
                <form-login-page>/sign-in.html</form-login-page>
                <form-error-page>/sign-in.html</form-error-page>
              </form-login-config>
            </login-config>
            <security-role><role-name>everybody</role-name></security-role>
          </web-app>
          """);

  private SecondApplication() {}

  /** Puts it among the applications of that server. */
  static void deploy(Path configuration) {
    var archive = configuration.resolve("apps/intranet.war");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (var file : FILES.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
