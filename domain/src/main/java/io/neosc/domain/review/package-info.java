/** What the trail tells about one week, for whoever looks at it once a week (AU-15). */
@NullMarked
package io.neosc.domain.review;

import org.jspecify.annotations.NullMarked;
