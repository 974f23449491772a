MATCH (a)-[e:PAIRED_WITH]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
WITH a, b, e, any(y IN e.years WHERE y IN $year_a) AS before, any(y IN e.years WHERE y IN $year_b) AS after
WHERE before OR after
WITH a, b, e, CASE WHEN coalesce(e.ended, false) THEN 'ended' WHEN NOT after THEN 'not_stated'
                   WHEN before THEN 'kept' ELSE 'new' END AS change
WHERE ($change IS NULL OR change IN $change)
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($type IS NULL OR a.type IN $type OR b.type IN $type)
RETURN change, e.kind AS kind, a.name AS helper, a.type AS helper_type, a.place_name AS helper_in,
       b.name AS helped, b.type AS helped_type, b.place_name AS helped_in,
       e.years AS years, e.status AS status,
       CASE WHEN a.id = $entity OR b.id = $entity THEN null
            WHEN $entity IN a.within THEN a.name WHEN $entity IN b.within THEN b.name END AS inside,
       e.id AS edge, a.id AS helper_id, b.id AS helped_id
ORDER BY CASE change WHEN 'new' THEN 0 WHEN 'kept' THEN 1 WHEN 'ended' THEN 2 ELSE 3 END,
         CASE e.kind WHEN 'district' THEN 0 WHEN 'street_town' THEN 1 WHEN 'community_village' THEN 2
                     WHEN 'village_village' THEN 3 WHEN 'school' THEN 4 WHEN 'hospital' THEN 5
                     WHEN 'enterprise_village' THEN 6 WHEN 'social_org_village' THEN 7
                     WHEN 'department' THEN 8 WHEN 'other' THEN 9 ELSE 10 END,
         helper, helped, edge
