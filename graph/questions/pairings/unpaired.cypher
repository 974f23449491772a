MATCH (n)-[m:MENTIONED_IN]->(d:Document)
WHERE $entity IN n.within AND n.type IN $type
  AND ($year IS NULL OR any(y IN m.years WHERE y IN $year))
WITH DISTINCT n
WHERE NOT EXISTS { MATCH (n)-[e:PAIRED_WITH]-(other) WHERE $year IS NULL OR any(y IN e.years WHERE y IN $year) }
RETURN n.name AS entity, n.type AS type, n.code AS code, n.place_name AS place, coalesce(n.years, []) AS years,
       n.id AS entity_id
ORDER BY type, coalesce(code, ''), entity, entity_id
