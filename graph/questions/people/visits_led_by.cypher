MATCH (a)-[e:VISITED]->(b)
WHERE $name IN coalesce(e.led_by, [])
  AND ($other IS NULL OR a.id = $other OR $other IN a.within OR b.id = $other OR $other IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($date IS NULL OR e.date CONTAINS $date)
  AND ($status IS NULL OR e.status IN $status)
RETURN e.date AS date, e.end_date AS end_date,
       CASE WHEN a.type <> 'document' THEN a.name END AS from,
       CASE WHEN b.type <> 'document' THEN b.name END AS to,
       e.led_by AS led_by, e.years[0] AS year, e.status AS status, null AS inside, e.id AS edge,
       CASE WHEN a.type <> 'document' THEN a.id END AS from_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS to_id
ORDER BY date, edge
