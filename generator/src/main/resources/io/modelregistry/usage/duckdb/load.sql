-- What only DuckDB says this way: texts as instants, counts and amounts. On another engine these are views over the
-- logs that give the same columns; ../../../../../../../../.github/usage.md has one for Athena.
SET TimeZone = 'UTC';
CREATE MACRO plain_count(t) AS regexp_full_match(t, '0|[1-9][0-9]{0,8}');
CREATE MACRO amount(t) AS TRY_CAST(t AS DECIMAL(38, 24));
CREATE MACRO instant(t) AS CASE
  WHEN regexp_full_match(t, '[0-9]{19}(\.0)?') THEN CAST(substr(t, 1, 16) AS BIGINT)
  WHEN regexp_full_match(t, '[0-9]{16}(\.0)?') THEN CAST(substr(t, 1, 16) AS BIGINT)
  WHEN regexp_full_match(t, '[0-9]{13}(\.[0-9]+)?') THEN CAST(substr(t, 1, 13) AS BIGINT) * 1000
  WHEN regexp_full_match(t, '[0-9]{10}(\.[0-9]+)?') THEN CAST(floor(CAST(t AS DECIMAL(38, 9)) * 1000000) AS BIGINT)
  ELSE epoch_us(TRY_CAST(t AS TIMESTAMPTZ)) END;
CREATE MACRO milliseconds(t) AS CAST(round(TRY_CAST(t AS DECIMAL(18, 3)) * 1000) AS BIGINT);
