CALL {
  MATCH (a)-[e:REPORTED]->(b)
  WHERE (e.canonical = $indicator OR b.id = $indicator OR b.name = $indicator) AND a.type <> 'document'
    AND ($places IS NULL OR a.id IN $places)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH a, b, e,
     CASE e.unit WHEN '千元' THEN 1000 WHEN '万元' THEN 10000 WHEN '百万元' THEN 1000000 WHEN '亿元' THEN 100000000
            WHEN '万人' THEN 10000 WHEN '万人次' THEN 10000 ELSE 1 END AS factor,
       CASE WHEN e.unit IN ['千元', '万元', '百万元', '亿元'] THEN '元' WHEN e.unit = '万人' THEN '人'
            WHEN e.unit = '万人次' THEN '人次' WHEN e.unit = '％' THEN '%' ELSE e.unit END AS unit
  RETURN a.name AS place, a.code AS code, a.type AS type, e.years[0] AS year,
         CASE WHEN e.number IS NULL THEN null WHEN factor = 1 THEN e.number ELSE round(e.number * factor * 100) / 100.0 END AS value,
         unit, b.name AS indicator, e.kind AS kind, null AS channel, e.value + coalesce(e.unit, '') AS printed,
         e.status AS status, [] AS counted_from, e.id AS edge, a.id AS place_id
  UNION ALL
MATCH (a)-[e:FUNDED]->(b)
WHERE $indicator IN ['funding_received', 'funding_given']
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH e, a, b, CASE $indicator WHEN 'funding_given' THEN [a.id] + a.within ELSE [b.id] + b.within END AS near,
     CASE $indicator WHEN 'funding_given' THEN [b.id] + b.within ELSE [a.id] + a.within END AS far
UNWIND [id IN near WHERE NOT id IN far AND ($places IS NULL OR id IN $places)] AS id
WITH e, a, b, id ORDER BY e.id
WITH id, collect({
       id: e.id, year: e.years[0], status: e.status, channel: e.channel, level: e.level,
       rank: CASE e.level WHEN 'total' THEN 0 WHEN 'part' THEN 1 ELSE 2 END,
       yuan: e.amount_yuan, purpose: e.purpose, whole: e.part_of,
       body: NOT a.type IN ['province', 'city', 'district', 'street', 'village'],
       giver: CASE WHEN a.type IN ['province', 'city', 'district', 'street', 'village'] OR a.type <> 'document' AND size(a.within) > 0
              THEN [a.id] + a.within ELSE [] END,
       taker: CASE WHEN b.type IN ['province', 'city', 'district', 'street', 'village'] OR b.type <> 'document' AND size(b.within) > 0
              THEN [b.id] + b.within ELSE [] END
     }) AS sums
MATCH (p {id: id}) WHERE $places IS NOT NULL OR p.type = 'district'
WITH p, sums
UNWIND sums AS x
// sums of the same status, year and channel: an unknown year fits any, donations hold money and goods
WITH p, sums, x, [w IN sums WHERE w.id <> x.id AND w.status = x.status
     AND (x.year IS NULL OR w.year = x.year)
     AND (w.channel = x.channel OR w.channel = 'donation' AND x.channel IN ['donation_cash', 'donation_goods'])] AS near
WITH p, sums, x, near, CASE
  WHEN any(w IN sums WHERE w.id = x.whole AND w.status = x.status
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
WITH p, x WHERE why IS NULL
WITH p, x.year AS year, x.channel AS channel, x.status AS status,
     sum(toInteger(round(x.yuan * 100))) AS fen, collect(x.id) AS counted_from
RETURN p.name AS place, p.code AS code, p.type AS type, year, fen / 100.0 AS value, '元' AS unit, null AS indicator, null AS kind,
       channel, null AS printed, status, counted_from, null AS edge, p.id AS place_id
}
WITH place, code, type, year, value, unit, indicator, kind, channel, printed, status, counted_from, edge, place_id
WHERE ($kind IS NULL OR kind IN $kind)
  AND ($channel IS NULL OR channel IN $channel)
  AND ($type IS NULL OR type IN $type)
  AND ($status IS NULL OR status IN $status)
RETURN place, code, type, year, value, unit, indicator, kind, channel, printed, status, counted_from, edge, place_id
ORDER BY year, coalesce(unit, ''), coalesce(kind, ''), coalesce(channel, ''), status,
         CASE WHEN value IS NULL THEN 1 ELSE 0 END, value DESC, place, place_id, coalesce(edge, '')
