MATCH (a)-[e:FUNDED]->(b)
WHERE b.type <> 'document'
  AND ($entity IS NULL OR (a.id = $entity OR $entity IN a.within) AND NOT (b.id = $entity OR $entity IN b.within))
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b, 'all' AS way, {party: b.id, name: b.name, type: b.type, place: b.place_name} AS more
// include money/counting.cypher
WITH x, held WHERE held IS NULL AND ($channel IS NULL OR x.channel IN $channel)
WITH x ORDER BY x.id
WITH x.more.party AS entity_id, x.more.name AS entity, x.more.type AS type, x.more.place AS place, x.status AS status,
     sum(toInteger(round(x.yuan * 100))) AS fen, count(x) AS gifts,
     collect(DISTINCT x.channel) AS channels, collect(x.id) AS counted_from
WITH entity_id, entity, type, place, status, fen / 100.0 AS amount_yuan, gifts, channels, counted_from
WHERE ($status IS NULL OR status IN $status)
  AND ($type IS NULL OR type IN $type)
  AND ($min_amount IS NULL OR amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR amount_yuan <= $max_amount)
WITH entity_id, entity, type, place, status, amount_yuan, gifts, channels, counted_from
ORDER BY status, amount_yuan DESC, entity_id
WITH collect({entity_id: entity_id, entity: entity, type: type, place: place, status: status,
              amount_yuan: amount_yuan, gifts: gifts, channels: channels, counted_from: counted_from}) AS ranked
UNWIND ranked[0..toInteger(coalesce($limit, size(ranked)))] AS row
RETURN row.entity AS entity, row.type AS type, row.place AS place, row.amount_yuan AS amount_yuan, row.gifts AS gifts,
       row.channels AS channels, row.status AS status, row.counted_from AS counted_from, row.entity_id AS entity_id
