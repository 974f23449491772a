MATCH (a)-[e:FUNDED]->(b)
WHERE (b.id = $entity OR $entity IN b.within) AND e.purpose IS NOT NULL
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($project IS NULL OR e.purpose CONTAINS $project)
  AND ($channel IS NULL OR e.channel IN $channel)
  AND ($level IS NULL OR e.level IN $level)
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_amount IS NULL OR e.amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR e.amount_yuan <= $max_amount)
RETURN e.purpose AS project, e.amount_yuan AS amount_yuan, b.name AS place,
       CASE WHEN a.type <> 'document' THEN a.name END AS funder,
       e.channel AS channel, e.level AS level, e.years[0] AS year, e.status AS status,
       CASE WHEN b.id <> $entity THEN b.name END AS inside,
       e.id AS edge, b.id AS place_id,
       CASE WHEN a.type <> 'document' THEN a.id END AS funder_id
ORDER BY year, amount_yuan DESC, edge
