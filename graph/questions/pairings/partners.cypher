MATCH (own)-[e:PAIRED_WITH]-(other)
WHERE (own.id = $entity OR $entity IN own.within AND own.type IN ['province', 'city', 'district'])
  AND other.type IN ['province', 'city', 'district']
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($type IS NULL OR other.type IN $type)
  AND ($status IS NULL OR e.status IN $status)
  AND ($side IS NULL OR CASE WHEN startNode(e).id = other.id THEN 'helper' ELSE 'helped' END IN $side)
RETURN other.name AS entity, other.code AS code, other.type AS type, other.place_name AS place,
       CASE WHEN startNode(e).id = other.id THEN 'helper' ELSE 'helped' END AS side,
       e.years AS years, e.status AS status,
       CASE WHEN own.id = $entity THEN null ELSE own.name END AS inside,
       e.id AS edge, other.id AS entity_id
ORDER BY coalesce(code, ''), entity, coalesce(inside, ''), edge, entity_id
