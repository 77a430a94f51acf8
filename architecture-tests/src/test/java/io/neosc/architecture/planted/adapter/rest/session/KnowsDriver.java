package io.neosc.architecture.planted.adapter.rest.session;

import com.mongodb.client.MongoClient;
import io.neosc.architecture.planted.domain.shared.Breaks;
import org.bson.BsonDocument;

/** A driver outside its adapter. */
@Breaks(15)
record KnowsDriver(MongoClient client, BsonDocument document) {}
