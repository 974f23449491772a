MATCH (a)-[e:PAIRED_WITH]->(b)
WHERE ((a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within)
    OR (a.id = $b OR $b IN a.within) AND (b.id = $a OR $a IN b.within))
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($type IS NULL OR a.type IN $type OR b.type IN $type)
  AND ($direction IS NULL OR CASE WHEN (a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within) THEN 'forth' ELSE 'back' END IN $direction)
RETURN e.kind AS kind, a.name AS helper, a.type AS helper_type, a.place_name AS helper_in,
       b.name AS helped, b.type AS helped_type, b.place_name AS helped_in,
       e.years AS years, e.status AS status,
       CASE WHEN a.id = $a OR b.id = $a THEN null
            WHEN $a IN a.within THEN a.name WHEN $a IN b.within THEN b.name END AS inside,
       e.id AS edge, a.id AS helper_id, b.id AS helped_id,
       CASE WHEN (a.id = $a OR $a IN a.within) AND (b.id = $b OR $b IN b.within)
            THEN 'forth' ELSE 'back' END AS direction
ORDER BY CASE e.kind WHEN 'district' THEN 0 WHEN 'street_town' THEN 1 WHEN 'community_village' THEN 2
                     WHEN 'village_village' THEN 3 WHEN 'school' THEN 4 WHEN 'hospital' THEN 5
                     WHEN 'enterprise_village' THEN 6 WHEN 'social_org_village' THEN 7
                     WHEN 'department' THEN 8 WHEN 'other' THEN 9 ELSE 10 END,
         helper, helped, edge
