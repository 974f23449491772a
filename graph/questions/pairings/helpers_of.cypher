MATCH (a)-[e:PAIRED_WITH]->(b)
WHERE (b.id = $entity OR $entity IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($type IS NULL OR a.type IN $type)
RETURN a.name AS entity, a.type AS type, e.kind AS kind, a.place_name AS place,
       e.years AS years, e.status AS status,
       CASE WHEN b.id = $entity THEN null ELSE b.name END AS inside,
       e.id AS edge, a.id AS entity_id
ORDER BY CASE e.kind WHEN 'district' THEN 0 WHEN 'street_town' THEN 1 WHEN 'community_village' THEN 2
                     WHEN 'village_village' THEN 3 WHEN 'school' THEN 4 WHEN 'hospital' THEN 5
                     WHEN 'enterprise_village' THEN 6 WHEN 'social_org_village' THEN 7
                     WHEN 'department' THEN 8 WHEN 'other' THEN 9 ELSE 10 END,
         entity, coalesce(inside, ''), edge
