MATCH (x)-[p:PAIRED_WITH]->(y)
WHERE (x.id = $entity OR $entity IN x.within OR y.id = $entity OR $entity IN y.within)
WITH collect({kind: p.kind, status: p.status, years: p.years, helper: [x.id] + x.within, helped: [y.id] + y.within}) AS pairs
MATCH (a)-[e:PAIRING_COUNT]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  AND ($kind IS NULL OR e.kind IN $kind)
  AND ($status IS NULL OR e.status IN $status)
  AND ($min_count IS NULL OR e.count >= $min_count)
  AND ($max_count IS NULL OR e.count <= $max_count)
WITH e, a, b, pairs, e.kind <> 'total' OR EXISTS { MATCH (a)-[d:PAIRING_COUNT]->(b)
     WHERE d.kind = 'district' AND d.years = e.years AND d.status = e.status } AS themselves
WITH e, a, b, size([p IN pairs WHERE e.kind IN ['total', p.kind] AND p.status = e.status
                    AND (size(e.years) = 0 OR e.years[0] IN p.years)
                    AND a.id IN p.helper AND b.id IN p.helped
                    AND (themselves OR p.helper[0] <> a.id OR p.helped[0] <> b.id)]) AS named
RETURN e.kind AS kind, e.count AS count, named, e.years[0] AS year,
       CASE WHEN a.type <> 'document' THEN a.name END AS helper,
       CASE WHEN b.type <> 'document' THEN b.name END AS helped,
       e.status AS status,
       CASE WHEN a.id = $entity OR b.id = $entity THEN null
            WHEN $entity IN a.within THEN a.name WHEN $entity IN b.within THEN b.name END AS inside,
       e.id AS edge,
       CASE WHEN a.type <> 'document' THEN a.id END AS helper_id,
       CASE WHEN b.type <> 'document' THEN b.id END AS helped_id
ORDER BY year,
         CASE e.kind WHEN 'district' THEN 0 WHEN 'street_town' THEN 1 WHEN 'community_village' THEN 2
                     WHEN 'village_village' THEN 3 WHEN 'school' THEN 4 WHEN 'hospital' THEN 5
                     WHEN 'enterprise_village' THEN 6 WHEN 'social_org_village' THEN 7
                     WHEN 'department' THEN 8 WHEN 'other' THEN 9 ELSE 10 END,
         helper, edge
