MATCH (a)-[e:SERVES_AT]->(b)
WHERE ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($role IS NULL OR e.role IN $role)
  AND ($post IS NULL OR replace(e.post, '副' + $post, '') CONTAINS $post)
  AND ($status IS NULL OR e.status IN $status)
MATCH (s) WHERE s.id = e.from_id AND (s.id = $entity OR $entity IN s.within)
RETURN a.name AS name, e.post AS post, e.org AS org, e.role AS role, e.from AS from, e.to AS to,
       e.years[0] AS year, e.status AS status,
       CASE WHEN s.id <> $entity THEN s.name END AS inside,
       e.id AS edge, a.id AS name_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS at_id
ORDER BY name, year, edge
