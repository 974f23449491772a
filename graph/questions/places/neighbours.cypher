MATCH (n)-[e:PAIRED_WITH|PAIRING_COUNT|FUNDED|SERVES_AT|VISITED|DISPATCHED|REPORTED|LOCATED_IN]-(other)
WHERE n.id = $entity AND other.type <> 'document'
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($status IS NULL OR e.status IN $status)
  AND ($type IS NULL OR other.type IN $type)
WITH e, other, CASE WHEN startNode(e).id = $entity THEN 'out' ELSE 'in' END AS direction
WHERE ($relation IS NULL OR type(e) IN $relation) AND ($direction IS NULL OR direction IN $direction)
RETURN type(e) AS relation, direction, other.name AS entity, other.type AS type, other.place_name AS place,
       e.years AS years, e.status AS status, e.id AS edge, other.id AS entity_id
ORDER BY relation, direction, entity, edge
