package io.neosc.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import net.logstash.logback.composite.AbstractFieldJsonProvider;
import net.logstash.logback.composite.JsonWritingUtils;
import tools.jackson.core.JsonGenerator;

/** The field {@code level} of a JSON line; logback-json.xml names it. */
public final class LevelField extends AbstractFieldJsonProvider<ILoggingEvent> {

  @Override
  public void writeTo(JsonGenerator generator, ILoggingEvent event) {
    JsonWritingUtils.writeStringField(generator, "level", Levels.of(event));
  }
}
