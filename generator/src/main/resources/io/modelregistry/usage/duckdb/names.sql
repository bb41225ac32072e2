-- Which words the calls have for routes, and how many of them have each.
SELECT platform, model, other_model, route, region, sum(calls) AS calls
FROM calls
WHERE kind = 'call'
GROUP BY platform, model, other_model, route, region
