MATCH (a)-[e:REPORTED]->(b)
WHERE (a.id = $entity OR $entity IN a.within)
  AND (e.canonical = $indicator OR b.id = $indicator OR b.name = $indicator)
  AND e.number IS NOT NULL AND size(e.years) > 0
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH a, b, e,
     CASE e.unit WHEN '千元' THEN 1000 WHEN '万元' THEN 10000 WHEN '百万元' THEN 1000000 WHEN '亿元' THEN 100000000
            WHEN '万人' THEN 10000 WHEN '万人次' THEN 10000 ELSE 1 END AS factor,
       CASE WHEN e.unit IN ['千元', '万元', '百万元', '亿元'] THEN '元' WHEN e.unit = '万人' THEN '人'
            WHEN e.unit = '万人次' THEN '人次' WHEN e.unit = '％' THEN '%' ELSE e.unit END AS unit
WITH collect({year: e.years[0], value: CASE WHEN e.number IS NULL THEN null WHEN factor = 1 THEN e.number ELSE round(e.number * factor * 100) / 100.0 END,
       unit: unit, indicator: b.name, series: coalesce(e.canonical, b.id), kind: e.kind, printed: e.value + coalesce(e.unit, ''),
       status: e.status, inside: CASE WHEN a.id <> $entity THEN a.name END, edge: e.id, place_id: a.id}) AS figures
UNWIND figures AS x
WITH x, [w IN figures WHERE w.place_id = x.place_id AND w.series = x.series AND w.kind = x.kind
         AND coalesce(w.unit, '') = coalesce(x.unit, '') AND w.status = x.status] AS series
WITH x, series, reduce(last = null, w IN series | CASE WHEN w.year < x.year AND (last IS NULL OR w.year > last)
                                                  THEN w.year ELSE last END) AS before
WITH x, [w IN series WHERE w.year = before] AS old, [w IN series WHERE w.year = x.year] AS same
WITH x, CASE WHEN size(old) > 0 AND all(w IN old WHERE w.value = old[0].value) AND all(w IN same WHERE w.value = x.value)
             THEN round((x.value - old[0].value) * 1000000) / 1000000.0 END AS change
WHERE ($kind IS NULL OR x.kind IN $kind) AND ($status IS NULL OR x.status IN $status)
  AND ($min_value IS NULL OR x.value >= $min_value) AND ($max_value IS NULL OR x.value <= $max_value)
RETURN x.year AS year, x.value AS value, x.unit AS unit, change, x.indicator AS indicator, x.kind AS kind,
       x.printed AS printed, x.status AS status, x.inside AS inside, x.edge AS edge, x.place_id AS place_id, x.series AS series
ORDER BY series, kind, coalesce(unit, ''), status, place_id, year, value, edge
