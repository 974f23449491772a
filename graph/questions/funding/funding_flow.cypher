MATCH (a)-[e:FUNDED]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b,
     {from: CASE WHEN a.type <> 'document' THEN a.name END, to: CASE WHEN b.type <> 'document' THEN b.name END,
      from_id: CASE WHEN a.type <> 'document' THEN a.id END, to_id: CASE WHEN b.type <> 'document' THEN b.id END} AS more,
     CASE WHEN NOT (b.id = $entity OR $entity IN b.within) THEN 'given'
          WHEN a.id = $entity OR $entity IN a.within THEN 'within' ELSE 'received' END AS way
// include money/counting.cypher
// a use is shown where a sum that is counted states it, or a part of one that is counted
WITH x, held IS NULL AS counted, CASE held WHEN 1 THEN x.whole ELSE x.id END AS key
WHERE held IS NULL OR held = 1
WITH key, collect({x: x, counted: counted}) AS sums
UNWIND CASE WHEN any(one IN sums WHERE one.counted) THEN sums ELSE [] END AS one
WITH one.x AS x, one.counted AS counted ORDER BY x.id
UNWIND [{stage: 1, source: x.more.from, source_id: x.more.from_id, target: x.channel, target_id: null, shown: counted},
        {stage: 2, source: x.channel, source_id: null, target: x.more.to, target_id: x.more.to_id, shown: counted},
        {stage: 3, source: x.more.to, source_id: x.more.to_id, target: x.purpose, target_id: null, shown: x.purpose IS NOT NULL}] AS link
WITH x, link WHERE link.shown
WITH link.stage AS stage, link.source AS source, link.source_id AS source_id, link.target AS target,
     link.target_id AS target_id, x.channel AS channel, x.way AS direction, x.status AS status,
     sum(toInteger(round(x.yuan * 100))) AS fen, collect(x.id) AS counted_from
WITH stage, source, source_id, target, target_id, channel, direction, status, fen / 100.0 AS amount_yuan, counted_from
WHERE ($direction IS NULL OR direction IN $direction)
  AND ($channel IS NULL OR channel IN $channel)
  AND ($status IS NULL OR status IN $status)
  AND ($min_amount IS NULL OR amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR amount_yuan <= $max_amount)
RETURN stage, source, target, amount_yuan, channel, direction, status, counted_from, source_id, target_id
ORDER BY stage, direction, status, channel, amount_yuan DESC, coalesce(source, ''), coalesce(target, ''), counted_from[0]
