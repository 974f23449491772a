-- The published snapshot. Nodes, edges, facts and documents are numbered (n); ids are what the outside sees.
-- Lists and props are JSON. `closure` holds for every node its containing places and itself, so that "in or inside"
-- is one join; documents lie in no place. Text with unpaired surrogates is a blob, as in the ledger.

-- name: tables
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE node(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, name NOT NULL, type TEXT NOT NULL, code TEXT,
  place INTEGER, place_name TEXT, within TEXT NOT NULL, aliases TEXT NOT NULL, props TEXT NOT NULL,
  degree INTEGER NOT NULL DEFAULT 0);
CREATE TABLE edge(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, source INTEGER NOT NULL, target INTEGER NOT NULL,
  years TEXT NOT NULL, first INTEGER, last INTEGER, status TEXT NOT NULL, props TEXT NOT NULL);
CREATE TABLE closure(ancestor INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(ancestor, node)) WITHOUT ROWID;
CREATE TABLE document(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, name NOT NULL, title, year INTEGER, place TEXT, facts INTEGER NOT NULL,
  ingested TEXT NOT NULL);
CREATE TABLE fact(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, document INTEGER NOT NULL, type TEXT NOT NULL, rule TEXT NOT NULL,
  confidence REAL NOT NULL);
CREATE TABLE spot(
  fact INTEGER NOT NULL, place INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, line INTEGER,
  locator TEXT, heading, quote NOT NULL, PRIMARY KEY(fact, place)) WITHOUT ROWID;
CREATE TABLE proof(edge INTEGER NOT NULL, fact INTEGER NOT NULL, PRIMARY KEY(edge, fact)) WITHOUT ROWID;
CREATE TABLE open_case(
  n INTEGER PRIMARY KEY, reason TEXT NOT NULL, name, type TEXT, node TEXT, fact TEXT, document TEXT,
  candidates TEXT NOT NULL);
CREATE TABLE form(folded TEXT NOT NULL, node INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY(folded, node))
  WITHOUT ROWID;
CREATE TABLE bigram(two TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(two, node)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(name, content='', tokenize='trigram');

-- name: indexes
CREATE UNIQUE INDEX node_id ON node(id);
CREATE INDEX node_label ON node(label, id);
CREATE INDEX node_code ON node(code) WHERE code IS NOT NULL;
CREATE UNIQUE INDEX edge_id ON edge(id);
CREATE INDEX edge_source ON edge(source, type, target, first, last);
CREATE INDEX edge_target ON edge(target, type, source, first, last);
CREATE INDEX edge_type ON edge(type);
CREATE INDEX fact_id ON fact(id);
CREATE INDEX closure_node ON closure(node, ancestor);
CREATE INDEX form_prefix ON form(folded, node) WHERE kind IN ('pinyin', 'initials', 'english');

-- name: meta
INSERT INTO meta VALUES(?, ?)
-- name: node
INSERT INTO node(n, id, label, name, type, code, place, place_name, within, aliases, props)
VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: edge
INSERT INTO edge VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: closure
INSERT INTO closure VALUES(?, ?)
-- name: document
INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?)
-- name: fact
INSERT INTO fact VALUES(?, ?, ?, ?, ?, ?)
-- name: spot
INSERT INTO spot VALUES(?, ?, ?, ?, ?, ?, ?, ?)
-- name: proof
INSERT INTO proof VALUES(?, ?)
-- name: open_case
INSERT INTO open_case(reason, name, type, node, fact, document, candidates) VALUES(?, ?, ?, ?, ?, ?, ?)
-- name: form
INSERT OR IGNORE INTO form VALUES(?, ?, ?)
-- name: bigram
INSERT OR IGNORE INTO bigram VALUES(?, ?)
-- name: word
INSERT INTO words(rowid, name) VALUES(?, ?)

-- name: degrees
UPDATE node SET degree = (SELECT count(*) FROM edge WHERE source = node.n) + (SELECT count(*) FROM edge WHERE target = node.n)
