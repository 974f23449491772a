MATCH (a)-[e:FUNDED]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b ORDER BY e.id
WITH collect({
       id: e.id, from: CASE WHEN a.type <> 'document' THEN a.name END, to: CASE WHEN b.type <> 'document' THEN b.name END,
       from_id: CASE WHEN a.type <> 'document' THEN a.id END, to_id: CASE WHEN b.type <> 'document' THEN b.id END,
        year: e.years[0], status: e.status, channel: e.channel, level: e.level,
       rank: CASE e.level WHEN 'total' THEN 0 WHEN 'part' THEN 1 ELSE 2 END,
       yuan: e.amount_yuan, purpose: e.purpose, whole: e.part_of,
       body: NOT a.type IN ['province', 'city', 'district', 'street', 'village'],
       giver: CASE WHEN a.type IN ['province', 'city', 'district', 'street', 'village'] OR a.type <> 'document' AND size(a.within) > 0
              THEN [a.id] + a.within ELSE [] END,
       taker: CASE WHEN b.type IN ['province', 'city', 'district', 'street', 'village'] OR b.type <> 'document' AND size(b.within) > 0
              THEN [b.id] + b.within ELSE [] END,
       way: CASE WHEN NOT (b.id = $entity OR $entity IN b.within) THEN 'given'
                 WHEN a.id = $entity OR $entity IN a.within THEN 'within' ELSE 'received' END
     }) AS sums
UNWIND sums AS x
// sums of the same way, status, year and channel: an unknown year fits any, donations hold money and goods
WITH sums, x, [w IN sums WHERE w.id <> x.id AND w.way = x.way AND w.status = x.status
     AND (x.year IS NULL OR w.year = x.year)
     AND (w.channel = x.channel OR w.channel = 'donation' AND x.channel IN ['donation_cash', 'donation_goods'])] AS near
WITH sums, x, near, CASE
  WHEN any(w IN sums WHERE w.id = x.whole AND w.way = x.way AND w.status = x.status
       AND (w.rank < x.rank OR w.yuan > x.yuan)) THEN 'part'
  WHEN any(w IN near WHERE w.level = x.level AND w.yuan = x.yuan AND w.channel = x.channel
       AND (w.id < x.id OR x.year IS NULL AND w.year IS NOT NULL)
       AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] = x.giver[0]
            OR x.level = 'total' AND (w.giver[0] IN x.giver OR x.giver[0] IN w.giver))
       AND (size(w.taker) = 0 OR size(x.taker) = 0 OR w.taker[0] = x.taker[0]
            OR x.level = 'total' AND (w.taker[0] IN x.taker OR x.taker[0] IN w.taker))
       AND (x.level = 'total' OR x.purpose IS NULL OR w.purpose IS NULL OR x.purpose = w.purpose)) THEN 'repeated'
  WHEN any(w IN near WHERE w.yuan >= x.yuan
       AND (size(w.taker) = 0 OR size(x.taker) = 0 OR w.taker[0] IN x.taker)
       AND (w.rank < x.rank
            AND (size(w.giver) = 0 OR size(x.giver) = 0 OR any(place IN w.giver WHERE place IN x.giver))
         OR x.rank = 0 AND w.rank = 0 AND w.yuan > x.yuan
            AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] IN x.giver
                 OR (w.body OR x.body) AND any(place IN w.giver WHERE place IN x.giver))))
    THEN CASE x.level WHEN 'total' THEN 'smaller_total' ELSE x.level END
  END AS why
WITH collect({sum: x, why: why}) AS seen
UNWIND seen AS one
WITH seen, one, one.sum AS x
// a use is shown where a sum that is counted states it, or a part of one that is counted
WITH x, one.why IS NULL AS counted,
     one.why = 'part' AND any(whole IN seen WHERE whole.sum.id = x.whole AND whole.why IS NULL) AS opened
WHERE counted OR opened
UNWIND [{stage: 1, source: x.from, source_id: x.from_id, target: x.channel, target_id: null, shown: counted},
        {stage: 2, source: x.channel, source_id: null, target: x.to, target_id: x.to_id, shown: counted},
        {stage: 3, source: x.to, source_id: x.to_id, target: x.purpose, target_id: null, shown: x.purpose IS NOT NULL}] AS link
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
