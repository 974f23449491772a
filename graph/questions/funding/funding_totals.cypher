WITH coalesce($entity, $other) AS entity
MATCH (a)-[e:FUNDED]->(b)
WHERE (entity IS NULL OR a.id = entity OR entity IN a.within OR b.id = entity OR entity IN b.within)
  AND ($other IS NULL OR a.id = $other OR $other IN a.within OR b.id = $other OR $other IN b.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b, null AS more,
     CASE WHEN entity IS NULL THEN 'all'
          WHEN NOT (b.id = entity OR entity IN b.within) THEN 'given'
          WHEN a.id = entity OR entity IN a.within THEN 'within' ELSE 'received' END AS way
// include money/counting.cypher
ORDER BY id
WITH x.way AS way, x.status AS status, x.year AS year, x.channel AS channel, collect({sum: x,
     why: CASE held WHEN 1 THEN 'part' WHEN 2 THEN 'repeated'
                    WHEN 3 THEN CASE x.level WHEN 'total' THEN 'smaller_total' ELSE x.level END END}) AS sums
WITH way, status, year, channel, sums, head([one IN sums WHERE one.why IS NULL | one.sum.id]) AS first
ORDER BY first
// what is left out stands in the row of the first sum that is counted and could hold it
WITH collect({way: way, status: status, year: year, channel: channel, first: first}) AS frames, collect(sums) AS groups
UNWIND groups AS sums
UNWIND sums AS one
WITH one, CASE WHEN one.why IS NOT NULL THEN head([f IN frames WHERE f.first IS NOT NULL
            AND f.way = one.sum.way AND f.status = one.sum.status AND (one.sum.year IS NULL OR f.year = one.sum.year)
            AND (f.channel = one.sum.channel OR f.channel = 'donation' AND one.sum.channel IN ['donation_cash', 'donation_goods'])]) END AS home
WITH one, coalesce(home, one.sum) AS home ORDER BY one.sum.id
WITH home.year AS year, home.way AS direction, home.channel AS channel, home.status AS status,
     collect(CASE WHEN one.why IS NULL THEN one.sum.id END) AS counted_from,
     sum(CASE WHEN one.why IS NULL THEN toInteger(round(one.sum.yuan * 100)) ELSE 0 END) AS fen,
     collect(CASE WHEN one.why IS NOT NULL
             THEN {edge: one.sum.id, amount_yuan: one.sum.yuan, why: one.why} END) AS left_out
WITH year, CASE WHEN direction <> 'all' THEN direction END AS direction, channel, status, size(counted_from) AS gifts,
     CASE WHEN size(counted_from) > 0 THEN fen / 100.0 END AS amount_yuan,
     CASE WHEN direction <> 'all' THEN counted_from END AS counted_from,
     CASE WHEN direction <> 'all' THEN left_out END AS left_out
WHERE (direction IS NOT NULL OR gifts > 0)
  AND ($direction IS NULL OR direction IN $direction)
  AND ($channel IS NULL OR channel IN $channel)
  AND ($status IS NULL OR status IN $status)
  AND ($min_amount IS NULL OR amount_yuan >= $min_amount)
  AND ($max_amount IS NULL OR amount_yuan <= $max_amount)
RETURN year, direction, channel, status, amount_yuan, gifts, counted_from, left_out
ORDER BY year, coalesce(direction, ''), status, channel
