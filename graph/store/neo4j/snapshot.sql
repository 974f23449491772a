-- What a Neo4j database is filled from: everything a snapshot holds. {where} is a condition of this file.

-- name: all
1
-- name: chosen
{key} IN ({ids})
-- name: of_type
e.type = ?1

-- name: nodes
SELECT n.id, n.label, n.name, n.type, n.code, n.place, n.place_name, n.within, n.aliases, n.props,
       (SELECT json_group_array(json_array(f.kind, f.folded)) FROM form f WHERE f.node = n.n),
       d.n, d.ingested, d.title, d.place
FROM node n LEFT JOIN document d ON n.label = 'Document' AND d.id = n.id
WHERE {where} ORDER BY n.id;

-- name: edges
-- One row for each place that states an edge, in the order of the evidence.
SELECT e.n, e.type, e.source_id, e.target_id, e.years, e.status, e.props, d.name, x.line, x.locator, x.quote, f.id
FROM edge e
LEFT JOIN proof p ON p.edge = e.n LEFT JOIN fact f ON f.n = p.fact LEFT JOIN spot x ON x.fact = f.n
LEFT JOIN document d ON d.n = f.document
WHERE {where} ORDER BY e.n, d.n, x.start, x.end, f.n;

-- name: facts
-- One row for each spot of a fact.
SELECT f.id, d.id, f.n - o.first, x.start, x.end, x.line, x.locator, x.heading, x.quote, f.rule, f.confidence
FROM fact f JOIN document d ON d.n = f.document JOIN temp.opening o ON o.document = f.document
JOIN spot x ON x.fact = f.n
WHERE {where} ORDER BY f.id, d.n, x.start, x.end;

-- name: opening
-- Facts are counted within their document, so that they stay as they are whatever happens to another one.
CREATE TEMP TABLE opening AS SELECT document, min(n) AS first FROM fact GROUP BY document;

-- name: types
SELECT type, count(*) FROM edge GROUP BY type ORDER BY type;

-- name: sizes
SELECT (SELECT count(*) FROM node), (SELECT count(*) FROM fact);

-- name: homes
-- The ends of an edge, to tell which place it is about, and the total it is a part of.
SELECT e.n, e.props ->> 'part_of', t.id, t.label, t.within, s.id, s.label, s.within
FROM edge e JOIN node s ON s.n = e.source JOIN node t ON t.n = e.target WHERE {where};
