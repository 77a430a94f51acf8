/** How API keys are stored. */
@NullMarked
package io.neosc.adapter.mongo.apikey;

import org.jspecify.annotations.NullMarked;
