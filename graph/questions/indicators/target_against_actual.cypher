MATCH (a)-[e:REPORTED]->(b)
WHERE (a.id = $entity OR $entity IN a.within) AND e.number IS NOT NULL
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
WITH a, b, e,
     CASE e.unit WHEN '千元' THEN 1000 WHEN '万元' THEN 10000 WHEN '百万元' THEN 1000000 WHEN '亿元' THEN 100000000
            WHEN '万人' THEN 10000 WHEN '万人次' THEN 10000 ELSE 1 END AS factor,
       CASE WHEN e.unit IN ['千元', '万元', '百万元', '亿元'] THEN '元' WHEN e.unit = '万人' THEN '人'
            WHEN e.unit = '万人次' THEN '人次' WHEN e.unit = '％' THEN '%' ELSE e.unit END AS unit
WITH collect({place_id: a.id, year: e.years[0], indicator: b.name, indicator_id: b.id, same: coalesce(e.canonical, b.id),
       value: CASE WHEN e.number IS NULL THEN null WHEN factor = 1 THEN e.number ELSE round(e.number * factor * 100) / 100.0 END,
       unit: unit, kind: e.kind, inside: CASE WHEN a.id <> $entity THEN a.name END, edge: e.id}) AS figures
UNWIND figures AS x
WITH figures, x WHERE x.kind = 'target'
WITH x, [w IN figures WHERE w.kind <> 'target' AND w.place_id = x.place_id AND w.same = x.same
         AND coalesce(w.unit, '') = coalesce(x.unit, '') AND coalesce(w.year, 0) = coalesce(x.year, 0)] AS results
UNWIND CASE WHEN size(results) = 0 THEN [{value: null, edge: null}] ELSE results END AS w
RETURN x.year AS year, x.indicator AS indicator, x.value AS target, w.value AS actual, x.unit AS unit,
       CASE WHEN x.value <> 0 AND w.value IS NOT NULL THEN floor(toFloat(w.value) * 1000.0 / x.value + 0.5) / 10.0 END AS achieved,
       x.inside AS inside, x.edge AS target_edge, w.edge AS edge, x.indicator_id AS indicator_id
ORDER BY year, indicator, target_edge, coalesce(edge, '')
