MATCH (a)-[e:VISITED]->(b)
WHERE ((a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within)
    OR (a.id = $b OR $b IN a.within) AND (b.id = $a OR $a IN b.within))
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($date IS NULL OR e.date CONTAINS $date)
  AND ($status IS NULL OR e.status IN $status)
  AND ($direction IS NULL OR CASE WHEN (a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within) THEN 'forth' ELSE 'back' END IN $direction)
RETURN e.date AS date, e.end_date AS end_date,
       CASE WHEN a.type <> 'document' THEN a.name END AS from,
       CASE WHEN b.type <> 'document' THEN b.name END AS to,
       coalesce(e.led_by, []) AS led_by, e.years[0] AS year, e.status AS status,
       CASE WHEN a.id = $a OR b.id = $a THEN null
            WHEN $a IN a.within THEN a.name WHEN $a IN b.within THEN b.name END AS inside,
       e.id AS edge,
       CASE WHEN a.type <> 'document' THEN a.id END AS from_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS to_id,
       CASE WHEN (a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within)
            THEN 'forth' ELSE 'back' END AS direction
ORDER BY date, edge
