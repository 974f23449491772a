-- What every document says of the graph, kept beside the published snapshots (`published/parts.sqlite`).
-- It can be thrown away at any time; then all documents are read from the ledger again.

-- name: tables
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document(n INTEGER PRIMARY KEY, id TEXT NOT NULL, mark TEXT NOT NULL);
CREATE TABLE fixed(
  id TEXT PRIMARY KEY, label TEXT NOT NULL, name NOT NULL, type TEXT NOT NULL, code TEXT, place TEXT, place_name,
  within TEXT NOT NULL, path TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE node(id TEXT NOT NULL, document INTEGER NOT NULL, used INTEGER NOT NULL, said TEXT NOT NULL);
CREATE TABLE edge(
  id TEXT NOT NULL, document INTEGER NOT NULL, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  years TEXT NOT NULL, status TEXT NOT NULL, props TEXT NOT NULL, facts TEXT NOT NULL, whole TEXT);
CREATE TABLE open_fact(document INTEGER NOT NULL, fact INTEGER NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, type TEXT);
CREATE TABLE touched(kind TEXT NOT NULL, id NOT NULL, PRIMARY KEY(kind, id)) WITHOUT ROWID;

-- name: indexes
CREATE INDEX IF NOT EXISTS node_id ON node(id, document);
CREATE INDEX IF NOT EXISTS node_document ON node(document);
CREATE INDEX IF NOT EXISTS edge_id ON edge(id, document);
CREATE INDEX IF NOT EXISTS edge_document ON edge(document);
CREATE INDEX IF NOT EXISTS journey_ends ON edge(source, target) WHERE type = 'VISITED';
CREATE INDEX IF NOT EXISTS open_fact_document ON open_fact(document);

-- name: get
SELECT value FROM meta WHERE key = ?;
-- name: set
INSERT INTO meta VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value;
-- name: known
SELECT n, mark FROM document;

-- name: add_document
INSERT INTO document VALUES(?, ?, ?);
-- name: add_fixed
INSERT OR IGNORE INTO fixed VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?);
-- name: add_node
INSERT INTO node VALUES(?, ?, ?, ?);
-- name: add_edge
INSERT INTO edge VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- name: add_open
INSERT INTO open_fact VALUES(?, ?, ?, ?, ?);

-- name: forget_nodes
DELETE FROM node WHERE document = ?;
-- name: forget_edges
DELETE FROM edge WHERE document = ?;
-- name: forget_open
DELETE FROM open_fact WHERE document = ?;
-- name: forget_document
DELETE FROM document WHERE n = ?;

-- name: touch
-- Everything a document says something of; an edge too that it calls the total of another, or a journey that it may tell.
INSERT OR IGNORE INTO touched
SELECT 'document', ?1 UNION ALL SELECT 'node', id FROM node WHERE document = ?1
UNION ALL SELECT 'edge', id FROM edge WHERE document = ?1
UNION ALL SELECT 'edge', whole FROM edge WHERE document = ?1 AND whole IS NOT NULL
UNION ALL SELECT 'edge', j.id FROM edge e JOIN edge j ON j.type = 'VISITED' AND j.source = e.source AND j.target = e.target
WHERE e.document = ?1 AND e.type = 'VISITED';
-- name: touched
SELECT id FROM touched WHERE kind = ? ORDER BY id;
-- name: untouch
DELETE FROM touched;

-- name: used
SELECT DISTINCT id FROM node WHERE used ORDER BY id;

-- name: nodes
-- One row for each thing said of a node, in the order of the first documents that say it, and how many do.
SELECT p.id, p.said, p.times, p.used, d.id, f.label, f.name, f.type, f.code, f.place, f.place_name, f.within, f.path
FROM (SELECT id, said, count(*) AS times, min(document) AS first, max(used) AS used FROM node WHERE {where} GROUP BY id, said) p
JOIN document d ON d.n = p.first LEFT JOIN fixed f ON f.id = p.id ORDER BY p.id, p.first;

-- name: edges
SELECT id, type, source, target, years, status, props, facts, whole
FROM edge WHERE {where} AND type <> 'VISITED' ORDER BY id, document;
-- name: journeys
-- Those between the same two ends come together: some of them may be one.
SELECT id, type, source, target, years, status, props, facts, whole
FROM edge WHERE {where} AND type = 'VISITED' ORDER BY source, target, status, id, document;

-- name: whole
-- The total of which an edge is a part, as the first document that knows says.
SELECT whole FROM edge WHERE id = ? AND whole IS NOT NULL ORDER BY document LIMIT 1;

-- name: open_facts
SELECT o.reason, o.type, o.fact, o.id, d.id FROM open_fact o JOIN document d ON d.n = o.document WHERE {where};

-- name: all
1
-- name: touched_nodes
id IN (SELECT id FROM touched WHERE kind = 'node')
-- name: touched_edges
id IN (SELECT id FROM touched WHERE kind = 'edge')
-- name: touched_documents
o.document IN (SELECT id FROM touched WHERE kind = 'document')
