package io.neosc.bootstrap;

/** Where log lines go and what they look like; chosen before the first logger is made. */
final class Logging {
  private static final String FILE = "logback.configurationFile";
  private static final String TO_ERRORS = "logback-demo.xml";

  private Logging() {}

  /** One JSON object a line for machines, or text for people; a choice from outside is kept. */
  static void choose(Mode mode) {
    choose(
        switch (mode) {
          case PRODUCTION -> "logback-json.xml";
          case DEVELOPMENT -> "logback-console.xml";
          case DEMO -> TO_ERRORS;
        });
  }

  /** For commands whose standard output is data. */
  static void toErrors() {
    choose(TO_ERRORS);
  }

  private static void choose(String file) {
    if (System.getProperty(FILE) == null) {
      System.setProperty(FILE, file);
    }
  }
}
