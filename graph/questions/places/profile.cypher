CALL {
  MATCH (n) WHERE n.id = $entity
  UNWIND [{rank: 0, group: 'name', value: n.name}, {rank: 1, group: 'type', value: n.type},
          {rank: 2, group: 'place', value: n.place_name}, {rank: 3, group: 'code', value: n.code}] AS known
  WITH known WHERE known.value IS NOT NULL
  RETURN known.rank AS rank, known.group AS group, known.value AS value, null AS count, null AS question
  UNION ALL
  MATCH (n) WHERE n.id = $entity
  UNWIND coalesce(n.aliases, []) AS alias
  RETURN 4 AS rank, 'alias' AS group, alias AS value, null AS count, null AS question
  UNION ALL
  MATCH (n)-[e:PAIRED_WITH]-(other)
  WHERE n.id = $entity AND other.type IN ['province', 'city', 'district']
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH DISTINCT other.id AS id, other.name AS value
  RETURN 5 AS rank, 'partner' AS group, value, null AS count, 'partners' AS question
  UNION ALL
  MATCH (a)-[e:PAIRED_WITH]->(b)
  WHERE (a.id = $entity OR $entity IN a.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 6 AS rank, 'helps' AS group, null AS value, count, 'helped_by' AS question
  UNION ALL
  MATCH (a)-[e:PAIRED_WITH]->(b)
  WHERE (b.id = $entity OR $entity IN b.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 7 AS rank, 'helped' AS group, null AS value, count, 'helpers_of' AS question
  UNION ALL
  MATCH (a)-[e:PAIRING_COUNT]->(b)
  WHERE ((a.id = $entity OR $entity IN a.within) OR (b.id = $entity OR $entity IN b.within))
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 8 AS rank, 'pairing_counts' AS group, null AS value, count, 'pairing_counts' AS question
  UNION ALL
  MATCH (a)-[e:FUNDED]->(b)
  WHERE (b.id = $entity OR $entity IN b.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 9 AS rank, 'funding_received' AS group, null AS value, count, 'funding_received' AS question
  UNION ALL
  MATCH (a)-[e:FUNDED]->(b)
  WHERE (a.id = $entity OR $entity IN a.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 10 AS rank, 'funding_given' AS group, null AS value, count, 'funding_given' AS question
  UNION ALL
  MATCH (a)-[e:SERVES_AT]->(b)
  WHERE (b.id = $entity OR $entity IN b.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 11 AS rank, 'people' AS group, null AS value, count, 'cadres_of' AS question
  UNION ALL
  MATCH (a)-[e:SERVES_AT]->(b)
  WHERE (a.id = $entity OR $entity IN a.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 12 AS rank, 'posts' AS group, null AS value, count, 'cadre' AS question
  UNION ALL
  MATCH (a)-[e:VISITED]->(b)
  WHERE ((a.id = $entity OR $entity IN a.within) OR (b.id = $entity OR $entity IN b.within))
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 13 AS rank, 'visits' AS group, null AS value, count, 'visits_of' AS question
  UNION ALL
  MATCH (a)-[e:DISPATCHED]->(b)
  WHERE ((a.id = $entity OR $entity IN a.within) OR (b.id = $entity OR $entity IN b.within))
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 14 AS rank, 'staff' AS group, null AS value, count, 'staff_counts' AS question
  UNION ALL
  MATCH (a)-[e:REPORTED]->(b)
  WHERE (a.id = $entity OR $entity IN a.within)
    AND ($year IS NULL OR any(y IN e.years WHERE y IN $year))
  WITH count(e) AS count WHERE count > 0
  RETURN 15 AS rank, 'indicators' AS group, null AS value, count, 'indicators_of' AS question
}
RETURN group, value, count, question
ORDER BY rank, value
