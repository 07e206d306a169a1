package org.guildhall;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests with servers, by package. Where Maven runs on Java 21 or newer, it runs two suites at a
 * time, each in a process of its own: a test waits more than it computes. What the tests of a suite
 * share (a demo server, a browser, the server that Arquillian deploys into) is started once for it,
 * so one package does not stand in two suites.
 */
final class Suites {
  private static final String TESTS = ".*(IT|Story)";

  private Suites() {}

  @Suite
  @SelectPackages("org.guildhall.container")
  @IncludeClassNamePatterns(TESTS)
  static class Container {}

  @Suite
  @SelectPackages("org.guildhall.database")
  @IncludeClassNamePatterns(TESTS)
  static class Database {}

  @Suite
  @SelectPackages("org.guildhall.fault")
  @IncludeClassNamePatterns(TESTS)
  static class Fault {}

  @Suite
  @SelectPackages("org.guildhall.load")
  @IncludeClassNamePatterns(TESTS)
  static class Load {}

  @Suite
  @SelectPackages("org.guildhall.provisioning")
  @IncludeClassNamePatterns(TESTS)
  static class Provisioning {}

  @Suite
  @SelectPackages("org.guildhall.safety")
  @IncludeClassNamePatterns(TESTS)
  static class Safety {}

  @Suite
  @SelectPackages("org.guildhall.signon")
  @IncludeClassNamePatterns(TESTS)
  static class SignOn {}

  @Suite
  @SelectPackages("org.guildhall.story")
  @IncludeClassNamePatterns(TESTS)
  static class Story {}
}
