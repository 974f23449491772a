MATCH (a)-[e:REPORTED]->(b)
WHERE (a.id = $entity OR $entity IN a.within)
  AND (e.canonical = $indicator OR b.id = $indicator OR b.name = $indicator)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_value IS NULL OR e.number >= $min_value)
  AND ($max_value IS NULL OR e.number <= $max_value)
RETURN e.years[0] AS year, b.name AS indicator, e.kind AS kind, e.value AS value, e.unit AS unit,
       e.number AS number, e.path AS path, e.status AS status,
       CASE WHEN a.id <> $entity THEN a.name END AS inside,
       e.id AS edge, b.id AS indicator_id
ORDER BY year, reduce(text = '', step IN e.path | text + CASE text WHEN '' THEN '' ELSE '/' END + step), kind, edge
