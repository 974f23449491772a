MATCH (n)-[e:MENTIONED_IN]->(d:Document)
WHERE (n.id = $entity OR $entity IN n.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
UNWIND e.facts AS fact
WITH d, count(DISTINCT fact) AS facts
RETURN d.name AS document, d.title AS title, d.year AS year, d.place_name AS place, facts,
       d.id AS document_id
ORDER BY year, document, document_id
