MATCH (n)-[e:MENTIONED_IN]->(d:Document)
WHERE (n.id = $entity OR $entity IN n.within)
  AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
UNWIND range(0, size(e.quotes) - 1) AS i
RETURN e.documents[i] AS document, e.lines[i] AS line, e.quotes[i] AS quote, e.years[0] AS year,
       CASE WHEN n.id <> $entity THEN n.name END AS inside,
       e.id AS edge, d.id AS document_id
ORDER BY document, line, quote, edge
