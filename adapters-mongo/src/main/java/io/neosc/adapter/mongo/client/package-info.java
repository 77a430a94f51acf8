/** The connection to MongoDB: its settings, codecs, start and health. */
@NullMarked
package io.neosc.adapter.mongo.client;

import org.jspecify.annotations.NullMarked;
