/** Tests of documents, settings, start and readiness. */
@NullMarked
package io.neosc.adapter.mongo.client;

import org.jspecify.annotations.NullMarked;
