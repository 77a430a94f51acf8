package io.neosc.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.json.JsonMapper;
import io.neosc.application.shared.port.CriticalMarker;
import io.neosc.domain.scrub.Planted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.MDC;

@DisplayName("Log lines, as the shipped configurations write them")
final class LogLinesTest {
  private final List<LoggerContext> contexts = new ArrayList<>();

  /** A logger under one of the shipped configurations, and what its encoder makes of each event. */
  private record Log(Logger logger, ListAppender<ILoggingEvent> events, Encoder<ILoggingEvent> to) {
    String written() {
      var text = new StringBuilder();
      events.list.forEach(e -> text.append(new String(to.encode(e), StandardCharsets.UTF_8)));
      return text.toString();
    }

    Map<?, ?> json() throws IOException {
      return JsonMapper.createDefault().readValue(written(), Map.class);
    }
  }

  private Log log(String configuration) {
    var context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    contexts.add(context);
    try {
      var joran = new JoranConfigurator();
      joran.setContext(context);
      joran.doConfigure(LogLinesTest.class.getResource("/" + configuration));
    } catch (JoranException e) {
      throw new AssertionError(e);
    }
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.iteratorForAppenders().next();
    root.detachAppender(console);
    var events = new ListAppender<ILoggingEvent>();
    events.setContext(context);
    events.start();
    root.addAppender(events);
    var logger = context.getLogger("io.neosc.adapter.Thing");
    logger.setLevel(Level.TRACE);
    return new Log(logger, events, console.getEncoder());
  }

  @AfterEach
  void stop() {
    contexts.forEach(LoggerContext::stop);
    MDC.clear();
  }

  @Test
  @DisplayName(
      "OB-6: a line is one JSON object with the names that are promised; what is null is left out")
  void aLineIsJson() throws IOException {
    var log = log("logback-json.xml");
    MDC.put("trace_id", "t".repeat(32));
    MDC.put("span_id", "s".repeat(16));
    MDC.put("request_id", "r-1");
    MDC.put("other", "not shown");
    log.logger()
        .atInfo()
        .addKeyValue("category", "security")
        .addKeyValue("user_id", (Object) null)
        .addKeyValue("success", false)
        .addKeyValue("changes", Map.of("enabled", Map.of("from", "true", "to", "false")))
        .log("Something {}", "happened");

    assertThat(log.written()).endsWith("\n").hasLineCount(1).startsWith("{\"@timestamp\":\"20");
    assertThat(log.json().keySet().stream().map(String::valueOf))
        .containsExactlyInAnyOrder(
            "@timestamp",
            "level",
            "logger",
            "message",
            "trace_id",
            "span_id",
            "request_id",
            "category",
            "success",
            "changes",
            "process.thread.name",
            "service.name");
    assertThat(log.json().get("message")).isEqualTo("Something happened");
    assertThat(log.json().get("level")).isEqualTo("INFO");
    assertThat(log.json().get("logger")).isEqualTo("io.neosc.adapter.Thing");
    assertThat(log.json().get("success")).isEqualTo(false);
    assertThat(log.json().get("changes"))
        .isEqualTo(Map.of("enabled", Map.of("from", "true", "to", "false")));
    assertThat(String.valueOf(log.json().get("@timestamp")))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"logback-json.xml", "logback-console.xml", "logback-demo.xml"})
  @DisplayName("OB-6: the levels are DEBUG, INFO, WARNING, ERROR and CRITICAL")
  void theLevels(String configuration) {
    var log = log(configuration);
    log.logger().trace("a");
    log.logger().debug("a");
    log.logger().info("a");
    log.logger().warn("a");
    log.logger().error("a");
    log.logger().error(CriticalMarker.MARKER, "a");

    assertThat(
            log.written()
                .lines()
                .map(line ->
                    line.replaceAll(".*?\\b(DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL)\\b.*", "$1")))
        .containsExactly("DEBUG", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("OB-7: no planted secret gets through, wherever in an event it stands")
  void noSecretGetsThrough(Planted.Kind kind) {
    var random = new SplittableRandom(kind.ordinal());
    for (var configuration : List.of("logback-json.xml", "logback-console.xml")) {
      for (var i = 0; i < 20; i++) {
        var planted = Planted.of(kind, random);
        var log = log(configuration);
        MDC.put("trace_id", planted.text());
        log.logger()
            .atWarn()
            .addKeyValue("value", planted.text())
            .addKeyValue("all", List.of(planted.text(), Map.of("password", "correct horse")))
            .setCause(
                new IllegalStateException(
                    planted.text(), new IllegalArgumentException("inner " + planted.text())))
            .log("Said {}", planted.text());
        log.logger().info(planted.text());

        assertThat(log.written())
            .doesNotContain(planted.secret())
            .doesNotContain(planted.secret().substring(0, Math.min(12, planted.secret().length())))
            .doesNotContain("correct horse");
      }
    }
  }

  @Test
  @DisplayName("OB-7: a value that is named like a secret is masked whole")
  void namedSecretsAreMasked() throws IOException {
    var log = log("logback-json.xml");
    log.logger().atInfo().addKeyValue("client_secret", "letmein").log("a");
    assertThat(log.json().get("client_secret")).isEqualTo("[masked]");
    assertThat(log("logback-console.xml"))
        .satisfies(console -> {
          console.logger().atInfo().addKeyValue("client_secret", "letmein").log("a");
          assertThat(console.written()).contains("client_secret=[masked]");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r\n", "\r", "\u2028", "\u0085", "\u000B", "\u001B[2K\r", "\u202E"})
  @DisplayName("OB-6: nothing from outside can forge a line for people")
  void noLineIsForged(String end) {
    var forged = "Ada" + end + "12:00:00.000 INFO     Start NeoSC was taken over";
    var log = log("logback-console.xml");
    MDC.put("trace_id", forged);
    log.logger().atWarn().addKeyValue("user", forged).log("Hello {}", forged);
    MDC.clear();
    log.logger().error("Failed", new IllegalStateException(forged));

    var written = log.written();
    assertThat(written.chars().filter(Character::isISOControl).filter(c -> c != '\n')).isEmpty();
    assertThat(written).doesNotContain("\u2028", "\u202E");
    var lines = written.split("\n", -1);
    assertThat(lines[0]).contains("WARNING", "Hello Ada");
    assertThat(lines[1]).contains("ERROR", "Failed");
    assertThat(List.of(lines).subList(2, lines.length - 1)).allMatch(line -> line.startsWith("  "));
  }

  @Test
  @DisplayName("OB-6: a line for people has time, level, logger, message, what is known and trace")
  void aLineForPeople() {
    var log = log("logback-console.xml");
    MDC.put("trace_id", "abc");
    log.logger().atInfo().addKeyValue("n", 7).addKeyValue("no", (Object) null).log("Hello");
    assertThat(log.written())
        .matches(
            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO     Thing                Hello n=7 \\[trace abc]\\R");
  }
}
