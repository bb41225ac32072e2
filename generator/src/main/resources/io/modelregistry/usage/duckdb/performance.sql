-- A row for each route and day in UTC. A percentile is the least latency that so many of the answers did not exceed.
WITH matched AS (
  SELECT n.target, c.called_at - mod(c.called_at, 86400000000) AS day, c.calls, c.succeeded, c.latency, c.output_tokens
  FROM calls c
  JOIN names n
    ON n.platform = c.platform AND n.model = c.model AND n.other_model = c.other_model
    AND n.route = c.route AND n.region = c.region
  WHERE c.kind = 'call' AND c.called_at >= ${from} AND c.called_at < ${until}
),
days AS (
  SELECT target, day,
    sum(calls) AS requests,
    sum(CASE WHEN succeeded THEN calls ELSE 0 END) AS successes,
    sum(CASE WHEN succeeded AND latency IS NOT NULL THEN latency END) AS latency_sum,
    sum(CASE WHEN succeeded AND latency IS NOT NULL THEN 1 ELSE 0 END) AS latency_count,
    sum(CASE WHEN succeeded AND latency > 0 AND output_tokens > 0 THEN output_tokens END) AS tokens,
    sum(CASE WHEN succeeded AND latency > 0 AND output_tokens > 0 THEN latency END) AS tokens_time
  FROM matched
  GROUP BY target, day
),
histogram AS (
  SELECT target, day, latency, count(*) AS answers
  FROM matched
  WHERE succeeded AND latency IS NOT NULL
  GROUP BY target, day, latency
),
ranked AS (
  SELECT target, day, latency,
    sum(answers) OVER (PARTITION BY target, day ORDER BY latency) AS so_far,
    sum(answers) OVER (PARTITION BY target, day) AS total
  FROM histogram
),
percentiles AS (
  SELECT target, day,
    min(CASE WHEN so_far * 100 >= total * 50 THEN latency END) AS p50,
    min(CASE WHEN so_far * 100 >= total * 95 THEN latency END) AS p95
  FROM ranked
  GROUP BY target, day
)
SELECT d.target, d.day, d.requests, d.successes, d.latency_sum, d.latency_count, d.tokens, d.tokens_time, p.p50, p.p95
FROM days d
LEFT JOIN percentiles p ON p.target = d.target AND p.day = d.day
ORDER BY d.target, d.day
