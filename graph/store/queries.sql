-- Everything the embedded View asks of a snapshot. Ids, numbers and types come as one JSON list each; nothing is ever
-- put into a statement but the columns and conditions named here.

-- name: node_columns
n.id, n.label, n.name, n.type, n.code, n.place, n.place_name, n.within, n.aliases, n.props

-- name: nodes
SELECT {node} FROM node n WHERE n.id IN (SELECT value FROM json_each(?1)) ORDER BY n.id;

-- name: named
SELECT {node} FROM node n
WHERE n.n IN (SELECT node FROM form WHERE folded = ?1 UNION SELECT n FROM node WHERE code = ?2 OR id = ?2)
ORDER BY n.degree DESC, n.id;

-- name: beginning
-- Names that begin with one character.
SELECT DISTINCT n.degree, n.id FROM form f CROSS JOIN node n ON n.n = f.node
WHERE f.folded >= ?1 AND f.folded < ?2 ORDER BY n.degree DESC, n.id LIMIT ?3;
-- name: found_beginning
SELECT count(*) FROM (SELECT 1 FROM form WHERE folded >= ?1 AND folded < ?2 LIMIT ?3);
-- name: beginning_walked
SELECT degree, id FROM ranked WHERE instr(names, ?1) ORDER BY degree DESC, id LIMIT ?2;

-- name: holding_two
SELECT degree, id FROM bigram WHERE two = ?1 ORDER BY degree DESC, id LIMIT ?2;

-- name: holding
-- Names that hold three characters or more.
SELECT n.degree, n.id FROM words w CROSS JOIN node n ON n.n = w.rowid WHERE words MATCH ?1
ORDER BY n.degree DESC, n.id LIMIT ?2;
-- name: found_words
SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?1 LIMIT ?2);
-- name: holding_walked
SELECT degree, id FROM ranked WHERE instr(names, ?1) ORDER BY degree DESC, id LIMIT ?2;
-- name: holding_pair
-- Of the ?3 most linked whose names hold the two characters ?2, the first that hold all of ?1.
SELECT p.degree, p.id FROM (SELECT degree, id FROM bigram WHERE two = ?2 ORDER BY degree DESC, id LIMIT ?3) p
CROSS JOIN ranked r ON r.degree = p.degree AND r.id = p.id
WHERE instr(r.names, ?1) ORDER BY p.degree DESC, p.id LIMIT ?4;

-- name: sounding
-- Forms in Latin letters, and names, that begin with a text; codes that begin with a digit.
SELECT DISTINCT n.degree, n.id FROM form f CROSS JOIN node n ON n.n = f.node
WHERE f.folded >= ?1 AND f.folded < ?2
      AND (f.kind IN ('name', 'pinyin', 'initials', 'english') OR f.kind = 'code' AND length(?1) = 1)
ORDER BY n.degree DESC, n.id LIMIT ?3;
-- name: found_sounding
SELECT count(*) FROM (SELECT 1 FROM form WHERE folded >= ?1 AND folded < ?2 LIMIT ?3);
-- name: sounding_walked
SELECT degree, id FROM sounded WHERE first = ?1 AND instr(sounds, ?2) ORDER BY degree DESC, id LIMIT ?3;

-- name: labelled
SELECT {node} FROM node n WHERE n.label = ?1 ORDER BY n.id;

-- name: all_nodes
SELECT {node} FROM node n ORDER BY n.id;

-- name: inside
SELECT {node} FROM node a JOIN closure c ON c.ancestor = a.n JOIN node n ON n.n = c.node
WHERE a.id = ?1 AND n.n <> a.n AND (?2 IS NULL OR n.label = ?2) ORDER BY n.id;

-- name: number
SELECT n FROM node WHERE id = ?;

-- name: edge_columns
e.n, e.type, e.source_id, e.target_id, e.years, e.status, e.props

-- name: edges_at
-- Edges with an end at or inside a node. CROSS JOIN keeps the order: what lies inside first, then its edges by index.
-- Edges are numbered in the order of their ids.
SELECT {edge} FROM edge e WHERE e.n IN (
  SELECT f.n FROM closure c CROSS JOIN edge f ON f.source = c.node
  WHERE ?1 AND c.ancestor = ?3 AND f.type IN (SELECT value FROM json_each(?4))
  UNION ALL
  SELECT f.n FROM closure c CROSS JOIN edge f ON f.target = c.node
  WHERE ?2 AND c.ancestor = ?3 AND f.type IN (SELECT value FROM json_each(?4))
) AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5)) ORDER BY e.n;

-- name: edges_of
-- Edges with an end at a node itself.
SELECT {edge} FROM edge e WHERE e.n IN (
  SELECT n FROM edge WHERE ?1 AND source = ?3 AND type IN (SELECT value FROM json_each(?4))
  UNION ALL
  SELECT n FROM edge WHERE ?2 AND target = ?3 AND type IN (SELECT value FROM json_each(?4))
) AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5)) ORDER BY e.n;

-- name: linked_edges_at
-- The same of pairings and money alone, of which the indexes hold all columns; an edge with both ends inside comes twice.
-- They are put in order afterwards: SQLite would carry all columns along.
SELECT {edge} FROM json_each(?4) t CROSS JOIN closure c CROSS JOIN edge e ON e.source = c.node AND e.type = t.value
WHERE ?1 AND c.ancestor = ?3 AND e.type IN ('PAIRED_WITH', 'FUNDED') AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5))
UNION ALL
SELECT {edge} FROM json_each(?4) t CROSS JOIN closure c CROSS JOIN edge e ON e.target = c.node AND e.type = t.value
WHERE ?2 AND c.ancestor = ?3 AND e.type IN ('PAIRED_WITH', 'FUNDED') AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5));

-- name: linked_edges_of
SELECT {edge} FROM json_each(?4) t CROSS JOIN edge e ON e.source = ?3 AND e.type = t.value
WHERE ?1 AND e.type IN ('PAIRED_WITH', 'FUNDED') AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5))
UNION ALL
SELECT {edge} FROM json_each(?4) t CROSS JOIN edge e ON e.target = ?3 AND e.type = t.value
WHERE ?2 AND e.type IN ('PAIRED_WITH', 'FUNDED') AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5));

-- name: edges_between
SELECT {edge} FROM edge e WHERE e.n IN (
  SELECT f.n FROM closure c CROSS JOIN edge f ON f.source = c.node
  JOIN closure d ON d.node = f.target AND d.ancestor = ?2
  WHERE c.ancestor = ?1 AND (?3 OR (c.node = ?1 AND d.node = ?2)) AND f.type IN (SELECT value FROM json_each(?4))
  UNION ALL
  SELECT f.n FROM closure c CROSS JOIN edge f ON f.target = c.node
  JOIN closure d ON d.node = f.source AND d.ancestor = ?2
  WHERE c.ancestor = ?1 AND (?3 OR (c.node = ?1 AND d.node = ?2)) AND f.type IN (SELECT value FROM json_each(?4))
) AND (?5 IS NULL OR (e.first <= ?6 AND e.last >= ?5)) ORDER BY e.n;

-- name: posts_from
-- `+`: the value in the JSON has no type that a column would have, and only a value without one is found by its index.
SELECT {edge} FROM closure c CROSS JOIN node s ON s.n = c.node
CROSS JOIN edge e INDEXED BY edge_sender ON e.type = 'SERVES_AT' AND json_extract(e.props, '$.from_id') = +s.id
WHERE c.ancestor = ?1 AND (?2 IS NULL OR (e.first <= ?3 AND e.last >= ?2)) ORDER BY e.n;

-- name: figures
-- Figures of an indicator, by what the catalogue calls it or by its node.
SELECT {edge} FROM edge e WHERE e.n IN (
  SELECT f.n FROM edge f INDEXED BY edge_canonical
  WHERE f.type = 'REPORTED' AND json_extract(f.props, '$.canonical') = ?1
  UNION ALL
  SELECT f.n FROM node i CROSS JOIN edge f ON f.target = i.n AND f.type = 'REPORTED'
  WHERE i.label = 'Indicator' AND (i.id = ?1 OR i.name = ?1)
) AND (?2 IS NULL OR (e.first <= ?3 AND e.last >= ?2)) ORDER BY e.n;

-- name: all_edges
SELECT {edge} FROM edge e
WHERE e.type IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR (e.first <= ?3 AND e.last >= ?2)) ORDER BY e.n;

-- name: some_nodes
SELECT {node} FROM node n WHERE n.label = ?1 AND n.id > ?2 ORDER BY n.id LIMIT ?3;

-- name: some_edges
SELECT {edge} FROM edge e
WHERE e.type = ?1 AND e.n > ?2 AND (?3 IS NULL OR (e.first <= ?4 AND e.last >= ?3)) ORDER BY e.n LIMIT ?5;

-- name: edges_by_number
SELECT {edge} FROM edge e WHERE e.n IN (SELECT value FROM json_each(?1)) ORDER BY e.n;

-- name: counted
-- Sums that count among those asked for (?3). What is a part of a sum of another year is counted only where that year is
-- not asked for.
g.among & ?3 AND CASE WHEN ?1 IS NULL THEN NOT g.part & ?3
  ELSE g.year BETWEEN ?1 AND ?2 AND NOT (g.part & ?3 AND coalesce(g.whole BETWEEN ?1 AND ?2, 0)) END

-- name: gifts
SELECT g.edge, g.giver, g.taker, g.status, g.year, g.channel, g.yuan FROM gift g WHERE {counted} ORDER BY g.edge;

-- name: gifts_of
SELECT g.edge, g.giver, g.taker, g.status, g.year, g.channel, g.yuan FROM gift g
WHERE g.{party} IN (SELECT value FROM json_each(?4)) AND {counted} ORDER BY g.edge;

-- name: anything
-- Whether any gift is of what is asked for.
SELECT 1 FROM added g
WHERE {counted} AND g.status = ?4 AND (?5 IS NULL OR g.channel IN (SELECT value FROM json_each(?5))) LIMIT 1;

-- name: bounds
-- The next parties of a side and status by the most that they may come to.
SELECT fen, party FROM bound WHERE side = ?1 AND status = ?2 AND (fen < ?3 OR fen = ?3 AND party > ?4)
      AND (?5 IS NULL OR type IN (SELECT value FROM json_each(?5)))
ORDER BY fen DESC, party LIMIT ?6;

-- name: totals
-- What some parties (?6) come to.
SELECT sum(g.fen), g.{party} FROM json_each(?6) p CROSS JOIN gift g ON g.{party} = p.value
WHERE {counted} AND g.status = ?4 AND (?5 IS NULL OR g.channel IN (SELECT value FROM json_each(?5))) GROUP BY g.{party};

-- name: leading
-- The parties of the largest totals of all.
SELECT g.{party} FROM gift g
WHERE {counted} AND g.status = ?4 AND (?5 IS NULL OR g.channel IN (SELECT value FROM json_each(?5)))
GROUP BY g.{party}
HAVING ?6 IS NULL OR (SELECT type FROM node WHERE id = g.{party}) IN (SELECT value FROM json_each(?6))
ORDER BY sum(g.fen) DESC, g.{party} LIMIT ?7;

-- name: added
SELECT g.status, g.year, g.channel, sum(g.gifts), sum(g.fen) FROM added g WHERE {counted}
GROUP BY g.status, g.year, g.channel ORDER BY g.status, g.year, g.channel;

-- name: county_totals
-- What a county got or gave. What is a part of a sum of another year stands apart, and comes where that is not asked for.
SELECT county, status, year, channel, yuan, sums FROM county_total WHERE side = ?3 AND CASE WHEN ?1 IS NULL THEN whole IS NULL
  ELSE year BETWEEN ?1 AND ?2 AND NOT coalesce(whole BETWEEN ?1 AND ?2, 0) END
ORDER BY county, status, year, channel;

-- name: evidence_columns
f.id, f.document, s.heading, s.line, s.locator, s.start, s.end, s.quote, f.rule, f.confidence

-- name: evidence_of_edges
SELECT x.edge, {evidence} FROM proof x JOIN fact f ON f.n = x.fact JOIN spot s ON s.fact = f.n
WHERE x.edge IN (SELECT value FROM json_each(?1)) ORDER BY x.edge, f.document, s.start, s.end, f.n;

-- name: evidence_of_facts
SELECT f.id, {evidence} FROM fact f JOIN spot s ON s.fact = f.n
WHERE f.id IN (SELECT value FROM json_each(?1)) ORDER BY f.id, f.document, s.start, s.end;

-- name: document_names
SELECT n, name, id, title FROM document;

-- name: steps
-- The edges of some types at a set of nodes, for a search level by level; the indexes hold all that is asked for.
SELECT e.n, e.source, e.target FROM json_each(?1) j CROSS JOIN edge e ON e.source = j.value
WHERE e.type IN (SELECT value FROM json_each(?2))
UNION ALL
SELECT e.n, e.source, e.target FROM json_each(?1) j CROSS JOIN edge e ON e.target = j.value
WHERE e.type IN (SELECT value FROM json_each(?2));

-- name: document_nodes
SELECT n FROM node WHERE label = 'Document';

-- name: documents
SELECT id, name, title, year, place, facts, ingested FROM document ORDER BY n;

-- name: open_cases
-- Facts in the order of the documents, then nodes.
SELECT o.reason, o.name, o.type, o.node, f.id, o.document, o.candidates
FROM open_case o LEFT JOIN fact f ON f.n = o.fact ORDER BY o.node, o.fact;

-- name: about
SELECT key, value FROM meta;
