package io.neosc.adapter.mongo.client;

import io.neosc.adapter.mongo.shared.UnreadableDocument;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Names the document in every error of reading it: what Micronaut's codecs say is only which field
 * is wrong.
 *
 * @param collections the classes of whole documents with the collection that keeps them
 * @param codecs reads and writes them
 */
record NamingCodecs(Map<Class<?>, String> collections, CodecRegistry codecs)
    implements CodecProvider {

  @Override
  public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
    var collection = collections.get(type);
    return collection == null ? null : new NamingCodec<>(collection, codecs.get(type));
  }

  private record NamingCodec<T>(String collection, Codec<T> codec) implements Codec<T> {

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
      var start = reader.getMark();
      try {
        return codec.decode(reader, context);
      } catch (RuntimeException e) {
        start.reset();
        throw new UnreadableDocument(collection, idAt(reader), e);
      }
    }

    private static String idAt(BsonReader reader) {
      reader.readStartDocument();
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        if (reader.readName().equals("_id") && reader.getCurrentBsonType() == BsonType.STRING) {
          return reader.readString();
        }
        reader.skipValue();
      }
      return "without a textual id";
    }

    @Override
    public void encode(BsonWriter writer, T document, EncoderContext context) {
      codec.encode(writer, document, context);
    }

    @Override
    public Class<T> getEncoderClass() {
      return codec.getEncoderClass();
    }
  }
}
