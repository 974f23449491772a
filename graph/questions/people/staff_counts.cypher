MATCH (a)-[e:DISPATCHED]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
  AND ($other IS NULL OR a.id = $other OR $other IN a.within OR b.id = $other OR $other IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_count IS NULL OR e.count >= $min_count)
  AND ($max_count IS NULL OR e.count <= $max_count)
  AND ($direction IS NULL OR CASE WHEN NOT (a.id = $entity OR $entity IN a.within) THEN 'in'
            WHEN b.id = $entity OR $entity IN b.within THEN 'within' ELSE 'out' END IN $direction)
RETURN e.kind AS kind, e.count AS count,
       CASE WHEN a.type <> 'document' THEN a.name END AS from,
       CASE WHEN b.type <> 'document' THEN b.name END AS to,
       e.term AS term, e.years[0] AS year, e.status AS status,
       CASE WHEN a.id = $entity OR b.id = $entity THEN null
            WHEN $entity IN a.within THEN a.name WHEN $entity IN b.within THEN b.name END AS inside,
       e.id AS edge, e.part_of AS part_of,
       CASE WHEN a.type <> 'document' THEN a.id END AS from_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS to_id,
       CASE WHEN NOT (a.id = $entity OR $entity IN a.within) THEN 'in'
            WHEN b.id = $entity OR $entity IN b.within THEN 'within' ELSE 'out' END AS direction
ORDER BY year, kind, count DESC, edge
