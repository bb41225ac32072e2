/**
 * Publishing into a folder of this machine. In: objects. Out: files, each replaced as a whole.
 * Start reading at {@link io.modelregistry.publish.file.FileTarget}.
 */
@NullMarked
package io.modelregistry.publish.file;

import org.jspecify.annotations.NullMarked;
