-- The published snapshot. Nodes, edges, facts and documents are numbered (n); ids are what the outside sees. Documents
-- and facts have the ledger's numbers, an edge that of its id: they do not change when other documents come or go.
-- Lists and props are JSON. `closure` holds for every node its containing places and itself, so that "in or inside"
-- is one join; documents lie in no place. Text with unpaired surrogates is a blob, as in the ledger.
-- `gift` holds the sums that are counted where sums of money of the whole country are added: `among` in which sets of sums
-- (1 all, 2 those that name a giver, 4 those that name a taker), `part` in which of them it is a part of a sum of another
-- year (`whole`) and counted only where that one is not asked for. `fen` are whole numbers, real so that no sum is too
-- large. `added` is what the gifts come to by all that tells them apart there; `bound` the most that those of a party at a
-- side (2 givers, 4 takers) may come to, whatever years are asked for. `county_total` is what each county gave out of it
-- (2) or got from outside it (4), with the ids of the sums; those that are parts of a sum of another year (`whole`) apart.
-- `ranked` has the names of each node, `sounded` its forms under the two letters that they begin with, on one line each and
-- in the order of answers.

-- name: tables
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE node(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, name NOT NULL, type TEXT NOT NULL, code TEXT,
  place TEXT, place_name TEXT, within TEXT NOT NULL, aliases TEXT NOT NULL, props TEXT NOT NULL,
  degree INTEGER NOT NULL DEFAULT 0);
CREATE TABLE edge(
  n INTEGER PRIMARY KEY, type TEXT NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL,
  source_id TEXT NOT NULL, target_id TEXT NOT NULL, years TEXT NOT NULL, first INTEGER, last INTEGER, status TEXT NOT NULL, props TEXT NOT NULL);
CREATE TABLE closure(ancestor INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(ancestor, node)) WITHOUT ROWID;
CREATE TABLE document(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name NOT NULL, title, year INTEGER, place TEXT, facts INTEGER NOT NULL,
  first INTEGER, ingested TEXT NOT NULL);
CREATE TABLE fact(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL, type TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL);
CREATE TABLE spot(
  fact INTEGER NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, line INTEGER,
  locator TEXT, heading, quote NOT NULL, PRIMARY KEY(fact, place)) WITHOUT ROWID;
CREATE TABLE proof(edge INTEGER NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY(edge, fact)) WITHOUT ROWID;
CREATE TABLE gift(
  edge INTEGER PRIMARY KEY, giver TEXT NOT NULL, taker TEXT NOT NULL, status TEXT NOT NULL, year INTEGER,
  channel TEXT NOT NULL, yuan TEXT NOT NULL, fen REAL NOT NULL, among INTEGER NOT NULL, part INTEGER NOT NULL,
  whole INTEGER);
CREATE TABLE bound(
  side INTEGER NOT NULL, status TEXT NOT NULL, fen REAL NOT NULL, party TEXT NOT NULL, type TEXT NOT NULL,
  PRIMARY KEY(side, status, fen DESC, party)) WITHOUT ROWID;
CREATE TABLE added(
  status TEXT NOT NULL, year INTEGER, channel TEXT NOT NULL, among INTEGER NOT NULL, part INTEGER NOT NULL, whole INTEGER,
  gifts INTEGER NOT NULL, fen REAL NOT NULL);
CREATE TABLE county_total(
  side INTEGER NOT NULL, county TEXT NOT NULL, status TEXT NOT NULL, year INTEGER, channel TEXT NOT NULL, whole INTEGER,
  yuan TEXT NOT NULL, sums TEXT NOT NULL);
CREATE TABLE open_case(
  reason TEXT NOT NULL, name, type TEXT, node TEXT, fact INTEGER, document TEXT, candidates TEXT NOT NULL);
CREATE TABLE form(folded TEXT NOT NULL, node INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY(folded, node))
  WITHOUT ROWID;
CREATE TABLE bigram(
  two TEXT NOT NULL, degree INTEGER NOT NULL, id TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(two, degree DESC, id))
  WITHOUT ROWID;
CREATE TABLE ranked(
  degree INTEGER NOT NULL, id TEXT NOT NULL, n INTEGER NOT NULL, names TEXT NOT NULL, PRIMARY KEY(degree DESC, id))
  WITHOUT ROWID;
CREATE TABLE sounded(
  first TEXT NOT NULL, degree INTEGER NOT NULL, id TEXT NOT NULL, sounds TEXT NOT NULL,
  PRIMARY KEY(first, degree DESC, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(name, content='', tokenize='trigram');

-- name: indexes
CREATE UNIQUE INDEX node_id ON node(id);
CREATE INDEX node_label ON node(label, id);
CREATE INDEX node_code ON node(code) WHERE code IS NOT NULL;
CREATE INDEX edge_source ON edge(source, type, target, first, last);
CREATE INDEX edge_target ON edge(target, type, source, first, last);
-- Pairings and money with all that is asked of them: the links of a hub lie beside each other, not on a page each.
CREATE INDEX linked_source ON edge(source, type, first, last, source_id, target_id, years, status, props)
  WHERE type IN ('PAIRED_WITH', 'FUNDED');
CREATE INDEX linked_target ON edge(target, type, first, last, source_id, target_id, years, status, props)
  WHERE type IN ('PAIRED_WITH', 'FUNDED');
CREATE INDEX edge_type ON edge(type);
CREATE INDEX edge_money ON edge(status, first) WHERE type = 'FUNDED';
CREATE INDEX edge_sender ON edge(json_extract(props, '$.from_id')) WHERE type = 'SERVES_AT';
CREATE INDEX edge_canonical ON edge(json_extract(props, '$.canonical')) WHERE type = 'REPORTED';
CREATE INDEX fact_id ON fact(id);
CREATE INDEX closure_node ON closure(node, ancestor);
CREATE INDEX form_node ON form(node, folded);
CREATE INDEX open_case_node ON open_case(node, fact);

-- name: gift_indexes
CREATE INDEX gift_giver ON gift(giver, status, among, part, whole, year, channel, fen);
CREATE INDEX gift_taker ON gift(taker, status, among, part, whole, year, channel, fen);

-- name: meta
INSERT INTO meta VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value
-- name: node
INSERT INTO node(n, id, label, name, type, code, place, place_name, within, aliases, props)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: edge
INSERT INTO edge VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: closure
INSERT INTO closure VALUES(?, ?)
-- name: document
INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: fact
INSERT INTO fact VALUES(?, ?, ?, ?, ?, ?)
-- name: spot
INSERT INTO spot VALUES(?, ?, ?, ?, ?, ?, ?, ?)
-- name: proof
INSERT INTO proof VALUES(?, ?)
-- name: open_case
INSERT INTO open_case VALUES(?, ?, ?, ?, ?, ?, ?)
-- name: form
INSERT OR IGNORE INTO form VALUES(?, ?, ?)
-- name: bigram
INSERT INTO bigram SELECT ?1, degree, id, n FROM node WHERE n = ?2
-- name: word
INSERT INTO words(rowid, name) VALUES(?, ?)

-- name: money_frames
SELECT DISTINCT status, first FROM edge WHERE type = 'FUNDED' ORDER BY status, first
-- name: money
SELECT e.n, e.status, e.first, e.props, s.id, s.type, s.within, t.id, t.type, t.within
FROM edge e JOIN node s ON s.n = e.source JOIN node t ON t.n = e.target
WHERE e.type = 'FUNDED' AND e.status = ?1 AND e.first IS ?2 ORDER BY e.n
-- name: money_of
SELECT e.n, e.status, e.first, e.props, s.id, s.type, s.within, t.id, t.type, t.within
FROM edge e JOIN node s ON s.n = e.source JOIN node t ON t.n = e.target WHERE e.n = ?
-- name: forget_gifts
DELETE FROM gift WHERE status = ?1 AND year IS ?2
-- name: gift
INSERT INTO gift VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: counties
SELECT id FROM node WHERE label = 'District'
-- name: forget_county_totals
DELETE FROM county_total WHERE status = ?1 AND year IS ?2
-- name: county_total
INSERT INTO county_total VALUES(?, ?, ?, ?, ?, ?, ?, ?)
-- name: forget_bounds
DELETE FROM bound
-- name: forget_added
DELETE FROM added
-- name: added
INSERT INTO added SELECT status, year, channel, among, part, whole, count(*), sum(fen) FROM gift
GROUP BY status, year, channel, among, part, whole
-- name: bounds
INSERT INTO bound SELECT g.side, g.status, g.fen, g.party, n.type FROM (
  SELECT 2 AS side, status, sum(max(fen, 0)) AS fen, giver AS party FROM gift WHERE among & 2 GROUP BY giver, status
  UNION ALL
  SELECT 4, status, sum(max(fen, 0)), taker FROM gift WHERE among & 4 GROUP BY taker, status
) g CROSS JOIN node n ON n.id = g.party ORDER BY 1, 2, 3 DESC, 4

-- name: count_nodes
SELECT count(*) FROM node
-- name: count_edges
SELECT count(*) FROM edge
-- name: count_facts
SELECT count(*) FROM fact
-- name: count_documents
SELECT count(*) FROM document

-- name: unsorted
-- Rows of which the table wants another order than that of the nodes: sorted they go in many times as fast.
CREATE TEMP TABLE unsorted_closure(a, b);
CREATE TEMP TABLE unsorted_form(a, b, c);
CREATE TEMP TABLE unsorted_bigram(a, b);
CREATE TEMP TABLE unsorted_ranked(n INTEGER PRIMARY KEY, names);
CREATE TEMP TABLE unsorted_sounded(a, b, c);
-- name: unsorted_closure
INSERT INTO unsorted_closure VALUES(?, ?)
-- name: unsorted_form
INSERT INTO unsorted_form VALUES(?, ?, ?)
-- name: unsorted_bigram
INSERT INTO unsorted_bigram VALUES(?, ?)
-- name: unsorted_ranked
INSERT INTO unsorted_ranked VALUES(?, ?)
-- name: unsorted_sounded
INSERT INTO unsorted_sounded VALUES(?, ?, ?)
-- name: sorted
INSERT INTO closure SELECT * FROM unsorted_closure ORDER BY a, b;
INSERT OR IGNORE INTO form SELECT * FROM unsorted_form ORDER BY a, b, c;
DROP TABLE unsorted_closure;
DROP TABLE unsorted_form;

-- name: degrees
UPDATE node SET degree = (SELECT count(*) FROM edge WHERE source = node.n) + (SELECT count(*) FROM edge WHERE target = node.n)
-- name: ranks
INSERT INTO ranked SELECT n.degree, n.id, n.n, u.names FROM node n JOIN unsorted_ranked u ON u.n = n.n ORDER BY n.degree DESC, n.id;
INSERT INTO bigram SELECT u.a, n.degree, n.id, n.n FROM unsorted_bigram u JOIN node n ON n.n = u.b ORDER BY u.a, n.degree DESC, n.id;
INSERT INTO sounded SELECT u.a, n.degree, n.id, u.c FROM unsorted_sounded u JOIN node n ON n.n = u.b ORDER BY u.a, n.degree DESC, n.id;
DROP TABLE unsorted_ranked;
DROP TABLE unsorted_sounded;
DROP TABLE unsorted_bigram;

-- name: forget_open
DELETE FROM open_case WHERE node IS NULL AND document = (SELECT id FROM document WHERE n = ?)
-- name: forget_spots
DELETE FROM spot WHERE fact >= (SELECT first FROM document WHERE n = ?1) AND fact < (SELECT first + facts FROM document WHERE n = ?1)
-- name: forget_facts
DELETE FROM fact WHERE n >= (SELECT first FROM document WHERE n = ?1) AND n < (SELECT first + facts FROM document WHERE n = ?1)
-- name: forget_document
DELETE FROM document WHERE n = ?
-- name: forget_open_node
DELETE FROM open_case WHERE node = ?
-- name: forget_proof
DELETE FROM proof WHERE edge = ?
-- name: forget_edge
DELETE FROM edge WHERE n = ?
-- name: forget_closure
DELETE FROM closure WHERE node = ?
-- name: forget_node
DELETE FROM node WHERE n = ?
-- name: forget_form
DELETE FROM form WHERE folded = ? AND node = ?
-- name: forget_bigram
DELETE FROM bigram WHERE two = ? AND (degree, id) = (SELECT degree, id FROM node WHERE n = ?)
-- name: forget_word
INSERT INTO words(words, rowid, name) VALUES('delete', ?, ?)
-- name: number
SELECT n FROM node WHERE id = ?
-- name: last_node
SELECT coalesce(max(n), 0) FROM node
-- name: stored
SELECT n, id, label, name, type, code, place, place_name, within, aliases, props FROM node WHERE id = ?
-- name: change_node
UPDATE node SET label = ?, name = ?, type = ?, code = ?, place = ?, place_name = ?, within = ?, aliases = ?, props = ?
WHERE n = ?
-- name: touched_edge
SELECT source_id, target_id, type, status, first FROM edge WHERE n = ?
-- name: degree
UPDATE node SET degree = degree + ? WHERE n = ?
-- name: rank
INSERT INTO ranked SELECT degree, id, n, ?2 FROM node WHERE n = ?1
-- name: sound
INSERT INTO sounded SELECT ?1, degree, id, ?3 FROM node WHERE n = ?2
-- name: rerank
UPDATE ranked SET degree = degree + ? WHERE (degree, id) = (SELECT degree, id FROM node WHERE n = ?)
-- name: rerank_bigram
UPDATE bigram SET degree = degree + ? WHERE two = ? AND (degree, id) = (SELECT degree, id FROM node WHERE n = ?)
-- name: rerank_sounds
UPDATE sounded SET degree = degree + ?1 WHERE (first, degree, id) IN (
  SELECT DISTINCT substr(f.folded, 1, k.column1), n.degree, n.id FROM node n JOIN form f ON f.node = n.n, (VALUES (1), (2)) k
  WHERE n.n = ?2)
-- name: forget_rank
DELETE FROM ranked WHERE (degree, id) = (SELECT degree, id FROM node WHERE n = ?)
-- name: forget_sounds
DELETE FROM sounded WHERE (first, degree, id) IN (
  SELECT DISTINCT substr(f.folded, 1, k.column1), n.degree, n.id FROM node n JOIN form f ON f.node = n.n, (VALUES (1), (2)) k
  WHERE n.n = ?)
