MATCH (a)-[e:FUNDED]->(b)
WHERE (a.id = $entity OR $entity IN a.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($channel IS NULL OR e.channel IN $channel)
  AND ($level IS NULL OR e.level IN $level)
  AND ($status IS NULL OR e.status IN $status)
  AND ($type IS NULL OR b.type IN $type)
  AND ($funder_type IS NULL OR a.type IN $funder_type)
  AND ($min_amount IS NULL OR e.amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR e.amount_yuan <= $max_amount)
RETURN CASE WHEN a.type <> 'document' THEN a.name END AS funder,
       CASE WHEN a.type <> 'document' THEN a.type END AS funder_type,
       CASE WHEN b.type <> 'document' THEN b.name END AS recipient,
       CASE WHEN b.type <> 'document' THEN b.type END AS recipient_type,
       e.amount_yuan AS amount_yuan, e.approx AS approx, e.channel AS channel, e.level AS level,
       e.purpose AS purpose, e.years[0] AS year, e.status AS status,
       CASE WHEN a.id <> $entity THEN a.name END AS inside,
       e.id AS edge, e.part_of AS part_of,
       CASE WHEN a.type <> 'document' THEN a.id END AS funder_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS recipient_id
ORDER BY year, amount_yuan DESC, edge
