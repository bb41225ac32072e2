/**
 * Facts from elsewhere, compared with the registry. In: somebody else's list and a snapshot. Out:
 * an edit plan and a report of what was done with every entry. Each list has its own sub-package.
 * Start reading at {@link io.modelregistry.sync.ImportResult}.
 */
@NullMarked
package io.modelregistry.sync;

import org.jspecify.annotations.NullMarked;
