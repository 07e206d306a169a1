package org.guildhall.container;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The EAR as the build made it, with a small web module more that carries the tests. */
public final class BuiltEar {
  private static final String DESCRIPTOR = "META-INF/application.xml";
  private static final String MODULE =
      """
        <module>
          <web>
            <web-uri>tests.war</web-uri>
            <context-root>/tests</context-root>
          </web>
        </module>
      </application>
      """;

  private BuiltEar() {}

  public static EnterpriseArchive with(Class<?>... tests) {
    var ear =
        ShrinkWrap.create(ZipImporter.class, "guildhall.ear")
            .importFrom(new File(System.getProperty("guildhall.ear")))
            .as(EnterpriseArchive.class);
    var war =
        ShrinkWrap.create(WebArchive.class, "tests.war")
            .addClasses(tests)
            .addClasses(Cast.class, Poll.class)
            .addAsWebInfResource(
                new StringAsset("<beans bean-discovery-mode=\"all\"/>"), "beans.xml");
    var descriptor = read(ear).replace("</application>", MODULE);
    ear.delete(DESCRIPTOR);
    return ear.addAsManifestResource(new StringAsset(descriptor), "application.xml")
        .addAsModule(Testable.archiveToTest(war));
  }

  private static String read(EnterpriseArchive ear) {
    try (var in = ear.get(DESCRIPTOR).getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
