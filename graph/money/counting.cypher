// Which sums may be added: the rules of counting.py. In come e, a, b (a sum with its giver and taker), the way (sums of
// different ways are never compared) and more (what the question wants to know beside); out come x, and held: null where x
// is counted, else 1 (a part of its whole), 2 (repeated) or 3 (held by a larger sum).
WITH {
      id: e.id, year: e.years[0], status: e.status, channel: e.channel, level: e.level,
      rank: CASE e.level WHEN 'total' THEN 0 WHEN 'part' THEN 1 ELSE 2 END,
      yuan: e.amount_yuan, purpose: e.purpose, whole: e.part_of,
      body: NOT a.type IN ['province', 'city', 'district', 'street', 'village'],
      giver: CASE WHEN a.type IN ['province', 'city', 'district', 'street', 'village'] OR a.type <> 'document' AND size(a.within) > 0
             THEN [a.id] + a.within ELSE [] END,
      taker: CASE WHEN b.type IN ['province', 'city', 'district', 'street', 'village'] OR b.type <> 'document' AND size(b.within) > 0
             THEN [b.id] + b.within ELSE [] END,
      way: way, more: more
     } AS x
// A sum is compared with those under the same keys only: 1 the sum it is said to be a part of, 2 sums alike, 3 sums over
// its taker; of the same way and status, of its year (an unknown one, '*', fits any) and channel (donations hold money and
// goods). '?' are sums whose taker is not named, '*' are all of them. So it takes as long as there are sums; of a whole
// nation the embedded engine can hold a year's.
UNWIND CASE WHEN x.year IS NULL THEN ['*'] ELSE ['*', toString(x.year)] END AS year
WITH x, year = coalesce(toString(x.year), '*') AS asks, x.way + ' ' + x.status + ' ' + year + ' ' AS frame,
     x.channel + ' ' + x.level + ' ' + toString(toInteger(round(x.yuan * 100))) + ' ' AS alike,
     CASE WHEN size(x.taker) = 0 THEN ['*'] ELSE ['?'] + x.taker END AS around,
     CASE WHEN size(x.taker) = 0 THEN ['*', '?'] ELSE ['*', x.taker[0]] END AS at
WITH x, CASE WHEN NOT asks THEN [] ELSE CASE WHEN x.whole IS NULL THEN [] ELSE ['1 ' + x.whole] END
          + [k IN around WHERE x.level = 'total' OR k IN ['*', '?', x.taker[0]] | '2 ' + frame + alike + k]
          + CASE WHEN size(x.taker) = 0 THEN [] ELSE ['2 ' + frame + alike + 'in ' + x.taker[0]] END
          + [k IN around | '3 ' + frame + x.channel + ' ' + k]
          + [k IN around WHERE x.channel IN ['donation_cash', 'donation_goods'] | '3 ' + frame + 'donation ' + k] END AS asked,
     ['1 ' + x.id] + [k IN at | '2 ' + frame + alike + k]
          + [k IN tail(x.taker) WHERE x.level = 'total' | '2 ' + frame + alike + 'in ' + k]
          + [k IN at WHERE x.rank < 2 | '3 ' + frame + x.channel + ' ' + k] AS told
UNWIND [k IN asked | {key: k, ask: x}] + [k IN told | {key: k, tell: x}] AS row
WITH row.key AS key, collect(row.ask) AS asking, collect(row.tell) AS sums
UNWIND asking AS x
WITH x, toInteger(left(key, 1)) AS kind, sums
WITH x, kind, any(w IN sums WHERE w.id <> x.id AND CASE kind
  WHEN 1 THEN w.way = x.way AND w.status = x.status AND (w.rank < x.rank OR w.yuan > x.yuan)
  WHEN 2 THEN (w.id < x.id OR x.year IS NULL AND w.year IS NOT NULL)
         AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] = x.giver[0]
              OR x.level = 'total' AND (w.giver[0] IN x.giver OR x.giver[0] IN w.giver))
         AND (size(w.taker) = 0 OR size(x.taker) = 0 OR w.taker[0] = x.taker[0]
              OR x.level = 'total' AND (w.taker[0] IN x.taker OR x.taker[0] IN w.taker))
         AND (x.level = 'total' OR coalesce(x.purpose, '') CONTAINS coalesce(w.purpose, '')
              OR coalesce(w.purpose, '') CONTAINS coalesce(x.purpose, ''))
  ELSE w.yuan >= x.yuan
         AND (w.rank < x.rank
              AND (size(w.giver) = 0 OR size(x.giver) = 0 OR any(place IN w.giver WHERE place IN x.giver))
           OR x.rank = 0 AND w.rank = 0 AND w.yuan > x.yuan
              AND (size(w.giver) = 0 OR size(x.giver) = 0 OR w.giver[0] IN x.giver
                   OR (w.body OR x.body) AND any(place IN w.giver WHERE place IN x.giver)))
  END) AS held
WITH x.way AS way, x.id AS id, head(collect(x)) AS x, min(CASE WHEN held THEN kind END) AS held
