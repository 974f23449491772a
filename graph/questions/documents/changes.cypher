MATCH (a)-[e:PAIRED_WITH|PAIRING_COUNT|FUNDED|SERVES_AT|DISPATCHED|REPORTED]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
WITH a, b, e, any(y IN e.years WHERE y IN $year_a) AS early, any(y IN e.years WHERE y IN $year_b) AS late
WHERE early OR late
WITH a, b, e, early, late, CASE type(e) WHEN 'FUNDED' THEN e.purpose WHEN 'SERVES_AT' THEN e.post
                                        WHEN 'REPORTED' THEN e.unit ELSE e.kind END AS what,
     CASE type(e) WHEN 'FUNDED' THEN e.amount_yuan WHEN 'REPORTED' THEN e.value
                  WHEN 'PAIRING_COUNT' THEN e.count WHEN 'DISPATCHED' THEN e.count END AS value
WITH a, b, e, early, late, what, value,
     [type(e), a.id, coalesce(e.canonical, b.id), e.status, coalesce(what, ''),
      CASE type(e) WHEN 'FUNDED' THEN e.channel + e.level WHEN 'DISPATCHED' THEN coalesce(e.term, '')
                   WHEN 'REPORTED' THEN e.kind ELSE '' END] AS key
// facts are compared with those alike alone
WITH key, collect({value: value, early: early, late: late, what: what, relation: type(e), status: e.status, edge: e.id,
       from: CASE WHEN a.type <> 'document' THEN a.name END, to: CASE WHEN b.type <> 'document' THEN b.name END,
       from_id: CASE WHEN a.type <> 'document' THEN a.id END, to_id: CASE WHEN b.type <> 'document' THEN b.id END,
       inside: CASE WHEN a.id = $entity OR b.id = $entity THEN null
                    WHEN $entity IN a.within THEN a.name WHEN $entity IN b.within THEN b.name END}) AS facts
UNWIND facts AS x
WITH key, facts, x WHERE NOT (x.early AND x.late)
  AND NOT any(w IN facts WHERE (w.value = x.value OR w.value IS NULL AND x.value IS NULL)
              AND (x.early AND w.late OR x.late AND w.early))
WITH key, collect(x) AS open
UNWIND open AS x
WITH x, [w IN open WHERE w.early = x.early] AS same, [w IN open WHERE w.early <> x.early] AS other
WITH x, CASE WHEN size(same) = 1 AND size(other) = 1 THEN other[0] END AS pair
WHERE pair IS NULL OR x.late
WITH x, pair, CASE WHEN pair IS NOT NULL THEN 'changed' WHEN x.early THEN 'went' ELSE 'came' END AS change
WHERE ($change IS NULL OR change IN $change)
  AND ($relation IS NULL OR x.relation IN $relation)
  AND ($status IS NULL OR x.status IN $status)
RETURN change, x.relation AS relation, x.from AS from, x.to AS to, x.what AS what,
       CASE WHEN pair IS NOT NULL THEN pair.value WHEN x.early THEN x.value END AS before,
       CASE WHEN x.late THEN x.value END AS after, x.status AS status, x.inside AS inside, x.edge AS edge,
       CASE WHEN pair IS NOT NULL THEN pair.edge WHEN x.early THEN x.edge END AS before_edge,
       x.from_id AS from_id, x.to_id AS to_id
ORDER BY CASE relation WHEN 'PAIRED_WITH' THEN 0 WHEN 'PAIRING_COUNT' THEN 1 WHEN 'FUNDED' THEN 2
                       WHEN 'SERVES_AT' THEN 3 WHEN 'DISPATCHED' THEN 4 ELSE 5 END,
         change, coalesce(from, ''), coalesce(to, ''), edge
