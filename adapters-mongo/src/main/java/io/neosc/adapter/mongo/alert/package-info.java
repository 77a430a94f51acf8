/** How alerts are stored and found. */
@NullMarked
package io.neosc.adapter.mongo.alert;

import org.jspecify.annotations.NullMarked;
