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
WITH e, a, b, id AS way, null AS more
// include money/counting.cypher
WITH x, held WHERE held IS NULL
WITH x ORDER BY x.id
WITH x.way AS id, x.year AS year, x.channel AS channel, x.status AS status,
     sum(toInteger(round(x.yuan * 100))) AS fen, collect(x.id) AS counted_from
MATCH (p {id: id}) WHERE $places IS NOT NULL OR p.type = 'district'
RETURN p.name AS place, p.code AS code, p.type AS type, year, fen / 100.0 AS value, '元' AS unit, null AS indicator, null AS kind,
       channel, null AS printed, status, counted_from, null AS edge, p.id AS place_id
}
WITH place, code, type, year, value, unit, indicator, kind, channel, printed, status, counted_from, edge, place_id
WHERE ($kind IS NULL OR kind IN $kind)
  AND ($channel IS NULL OR channel IN $channel)
  AND ($type IS NULL OR type IN $type)
  AND ($status IS NULL OR status IN $status)
  AND ($min_value IS NULL OR value >= $min_value) AND ($max_value IS NULL OR value <= $max_value)
RETURN place, code, type, year, value, unit, indicator, kind, channel, printed, status, counted_from, edge, place_id
ORDER BY year, coalesce(unit, ''), coalesce(kind, ''), coalesce(channel, ''), status,
         CASE WHEN value IS NULL THEN 1 ELSE 0 END, value DESC, place, place_id, coalesce(edge, '')
