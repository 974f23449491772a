MATCH (a {id: $a}), (b {id: $b})
MATCH p = allShortestPaths((a)-[:PAIRED_WITH|SERVES_AT|LOCATED_IN*1..6]-(b))
WHERE all(n IN nodes(p) WHERE n.type <> 'document')
WITH p, [r IN relationships(p) | r.id] AS ids
ORDER BY ids LIMIT 1
WITH nodes(p) AS passed, relationships(p) AS steps
UNWIND range(0, size(steps) - 1) AS i
WITH i, steps[i] AS e, passed[i] AS here, passed[i + 1] AS there
RETURN i + 1 AS step, here.name AS from, type(e) AS relation, there.name AS to,
       CASE WHEN startNode(e).id = here.id THEN 'forth' ELSE 'back' END AS direction,
       coalesce(e.years, []) AS years, e.status AS status, e.id AS edge, here.id AS from_id, there.id AS to_id
ORDER BY step
