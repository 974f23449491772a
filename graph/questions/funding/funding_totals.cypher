MATCH (a)-[e:FUNDED]->(b)
WHERE (a.id = $entity OR $entity IN a.within OR b.id = $entity OR $entity IN b.within)
  AND ($other IS NULL OR a.id = $other OR $other IN a.within OR b.id = $other OR $other IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b ORDER BY e.id
WITH collect({
       id: e.id, year: e.years[0], status: e.status, channel: e.channel, level: e.level,
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
WITH collect({sum: x, near: [w IN near | w.id], why: why}) AS seen
UNWIND seen AS one
// what is left out stands in the row of the first sum that is counted and could hold it
WITH one, head([other IN seen WHERE one.why IS NOT NULL AND other.why IS NULL AND other.sum.id IN one.near]) AS home
WITH one, coalesce(home, one) AS home
WITH home.sum.year AS year, home.sum.way AS direction, home.sum.channel AS channel, home.sum.status AS status,
     collect(CASE WHEN one.why IS NULL THEN one.sum.id END) AS counted_from,
     sum(CASE WHEN one.why IS NULL THEN toInteger(round(one.sum.yuan * 100)) ELSE 0 END) AS fen,
     collect(CASE WHEN one.why IS NOT NULL
             THEN {edge: one.sum.id, amount_yuan: one.sum.yuan, why: one.why} END) AS left_out
WITH year, direction, channel, status, counted_from, left_out,
     CASE WHEN size(counted_from) > 0 THEN fen / 100.0 END AS amount_yuan
WHERE ($direction IS NULL OR direction IN $direction)
  AND ($channel IS NULL OR channel IN $channel)
  AND ($status IS NULL OR status IN $status)
  AND ($min_amount IS NULL OR amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR amount_yuan <= $max_amount)
RETURN year, direction, channel, status, amount_yuan, counted_from, left_out
ORDER BY year, direction, status, channel
