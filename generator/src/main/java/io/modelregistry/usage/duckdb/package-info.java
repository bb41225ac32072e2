/**
 * Millions of lines of logs in one table, through DuckDB in this process. This package alone knows
 * DuckDB.
 *
 * <p>In: log files, and where each format has what. Out: what the table says, summed up. The SQL
 * that sums up is kept as files and free of dialect, so that it runs on a cluster too; {@code
 * load.sql} and the reading of files are DuckDB's own. Start reading at {@link
 * io.modelregistry.usage.duckdb.CallTable}.
 */
@NullMarked
package io.modelregistry.usage.duckdb;

import org.jspecify.annotations.NullMarked;
