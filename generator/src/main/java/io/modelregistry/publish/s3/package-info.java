/**
 * Publishing to S3 and to stores that speak its protocol. This package alone knows AWS. In:
 * objects. Out: requests. Start reading at {@link io.modelregistry.publish.s3.S3Target}.
 */
@NullMarked
package io.modelregistry.publish.s3;

import org.jspecify.annotations.NullMarked;
