MATCH (a)-[e:FUNDED]->(b)
WHERE b.type <> 'document'
  AND ($entity IS NULL OR (a.id = $entity OR $entity IN a.within) AND NOT (b.id = $entity OR $entity IN b.within))
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH {
      id: e.id, party: b.id, name: b.name, type: b.type, place: b.place_name,
       year: e.years[0], status: e.status, channel: e.channel, level: e.level,
      rank: CASE e.level WHEN 'total' THEN 0 WHEN 'part' THEN 1 ELSE 2 END,
      yuan: e.amount_yuan, purpose: e.purpose, whole: e.part_of,
      body: NOT a.type IN ['province', 'city', 'district', 'street', 'village'],
      giver: CASE WHEN a.type IN ['province', 'city', 'district', 'street', 'village'] OR a.type <> 'document' AND size(a.within) > 0
             THEN [a.id] + a.within ELSE [] END,
      taker: CASE WHEN b.type IN ['province', 'city', 'district', 'street', 'village'] OR b.type <> 'document' AND size(b.within) > 0
             THEN [b.id] + b.within ELSE [] END
     } AS x
// a sum is compared with those under the same keys only: the sum it is said to be a part of, sums alike, and sums over its
// taker. '?' are those whose taker is not named, '*' are all of them.
WITH x, x.level + ' ' + toString(toInteger(round(x.yuan * 100))) + ' ' + x.channel AS alike,
     CASE WHEN size(x.taker) = 0 THEN ['*'] ELSE ['?'] + x.taker END AS around,
     CASE WHEN size(x.taker) = 0 THEN ['*', '?'] ELSE ['*', x.taker[0]] END AS at
WITH x, CASE WHEN x.whole IS NULL THEN [] ELSE ['part ' + x.whole] END + [k IN around | 'over ' + k]
          + [k IN around WHERE x.level = 'total' OR k IN ['*', '?', x.taker[0]] | alike + ' ' + k]
          + CASE WHEN size(x.taker) = 0 THEN [] ELSE [alike + ' in ' + x.taker[0]] END AS asked,
     ['part ' + x.id] + [k IN at WHERE x.rank < 2 | 'over ' + k] + [k IN at | alike + ' ' + k]
          + [k IN tail(x.taker) WHERE x.level = 'total' | alike + ' in ' + k] AS told
UNWIND [k IN asked | {key: k, ask: x}] + [k IN told | {key: k, tell: x}] AS row
WITH row.key AS key, collect(row.ask) AS asking, collect(row.tell) AS sums
UNWIND asking AS x
// of the same status, year and channel: an unknown year fits any, donations hold money and goods
WITH x, any(w IN sums WHERE w.id <> x.id AND w.status = x.status
  AND (w.id = x.whole AND (w.rank < x.rank OR w.yuan > x.yuan)
    OR (x.year IS NULL OR w.year = x.year)
       AND (w.channel = x.channel OR w.channel = 'donation' AND x.channel IN ['donation_cash', 'donation_goods'])
       AND (w.level = x.level AND w.yuan = x.yuan AND w.channel = x.channel
            AND (w.id < x.id OR x.year IS NULL AND w.year IS NOT NULL)
            AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] = x.giver[0]
                 OR x.level = 'total' AND (w.giver[0] IN x.giver OR x.giver[0] IN w.giver))
            AND (size(w.taker) = 0 OR size(x.taker) = 0 OR w.taker[0] = x.taker[0]
                 OR x.level = 'total' AND (w.taker[0] IN x.taker OR x.taker[0] IN w.taker))
            AND (x.level = 'total' OR x.purpose IS NULL OR w.purpose IS NULL OR x.purpose = w.purpose)
         OR w.yuan >= x.yuan
            AND (size(w.taker) = 0 OR size(x.taker) = 0 OR w.taker[0] IN x.taker)
            AND (w.rank < x.rank
                 AND (size(w.giver) = 0 OR size(x.giver) = 0 OR any(place IN w.giver WHERE place IN x.giver))
              OR x.rank = 0 AND w.rank = 0 AND w.yuan > x.yuan
                 AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] IN x.giver
                      OR (w.body OR x.body) AND any(place IN w.giver WHERE place IN x.giver)))))) AS held
WITH x.id AS id, head(collect(x)) AS x, sum(CASE WHEN held THEN 1 ELSE 0 END) AS held
WHERE held = 0 AND ($channel IS NULL OR x.channel IN $channel)
WITH x ORDER BY x.id
WITH x.party AS entity_id, x.name AS entity, x.type AS type, x.place AS place, x.status AS status,
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
