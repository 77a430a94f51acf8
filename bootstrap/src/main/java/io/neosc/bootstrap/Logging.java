package io.neosc.bootstrap;

/** Where log lines go and what they look like; chosen before the first logger is made. */
final class Logging {
  private static final String FILE = "logback.configurationFile";

  private Logging() {}

  /** One JSON object a line for machines, or text for people; a choice from outside is kept. */
  static void choose(Mode mode) {
    if (System.getProperty(FILE) == null) {
      System.setProperty(
          FILE,
          switch (mode) {
            case PRODUCTION -> "logback-json.xml";
            case DEVELOPMENT -> "logback-console.xml";
            case DEMO -> "logback-demo.xml";
          });
    }
  }
}
