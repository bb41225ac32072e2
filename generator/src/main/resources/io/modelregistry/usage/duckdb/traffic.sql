-- Calls that cost alike, summed up: of one route, in one span of time in which no price changes (grain, which divides a
-- day), in one band of prompt sizes between which no threshold lies, with the same units used (mask). A cost is linear
-- in counts within such a group, so that the sum costs what its calls cost together, to the last digit.
SELECT
  n.number, c.service_tier, c.label, c.called_at - mod(c.called_at, n.grain) AS span, b.low AS low,
  c.succeeded, c.counted, c.mask, CASE WHEN c.billed IS NULL THEN 0 ELSE 1 END AS has_bill,
  sum(c.calls) AS calls, sum(c.billed) AS billed, max(c.size) AS largest${sums}
FROM calls c
JOIN names n
  ON n.platform = c.platform AND n.model = c.model AND n.other_model = c.other_model
  AND n.route = c.route AND n.region = c.region
JOIN bands b
  ON b.family = n.family AND c.size >= b.low AND c.size < b.high
WHERE c.kind = 'call' AND c.regular AND c.called_at >= ${from} AND c.called_at < ${until}
GROUP BY
  n.number, c.service_tier, c.label, c.called_at - mod(c.called_at, n.grain), b.low,
  c.succeeded, c.counted, c.mask, CASE WHEN c.billed IS NULL THEN 0 ELSE 1 END
