MATCH (n)
WHERE $entity IN n.within
  AND n.type IN ['province', 'city', 'district', 'street', 'village', 'school', 'hospital', 'enterprise',
                 'social_org', 'department', 'other']
  AND ($type IS NULL OR n.type IN $type)
  AND ($year IS NULL OR any(y IN n.years WHERE y IN $year))
RETURN n.name AS entity, n.type AS type, n.code AS code, n.place_name AS place, coalesce(n.years, []) AS years,
       n.id AS entity_id
ORDER BY type, coalesce(code, ''), entity, entity_id
