-- The ledger, format 1. Rows are appended and superseded, never rewritten: only the marks `reading`, `superseded_by`
-- and `removed` of a document change, and `history` keeps every change of them.
-- Text that is no valid Unicode (unpaired surrogates) is stored as a blob of its UTF-8 form with surrogates let through.
PRAGMA application_id = 1785291108;  -- 'jied': tells our files from others
PRAGMA user_version = 1;

CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO meta(key, value) VALUES('ledger', lower(hex(randomblob(16)))), ('state', lower(hex(randomblob(8))));

CREATE TABLE document(
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,            -- d- and 32 digits of the SHA-256 of the bytes
  sha256 TEXT NOT NULL UNIQUE,        -- names the file in originals/
  name NOT NULL,                      -- of the file as first ingested
  origin,                             -- the path it came from, NULL where there was none
  batch TEXT,                         -- the run that brought it: files of one run never replace each other
  size INTEGER NOT NULL,              -- bytes
  ingested TEXT NOT NULL,             -- ISO time
  reading INTEGER REFERENCES reading(n) DEFERRABLE INITIALLY DEFERRED,  -- what now counts as its content
  superseded_by INTEGER REFERENCES document(n),
  removed TEXT                        -- ISO time
);
CREATE INDEX document_name ON document(name);
CREATE INDEX document_live ON document(n) WHERE superseded_by IS NULL AND removed IS NULL;

CREATE TABLE reading(
  n INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document(n),
  at TEXT NOT NULL,
  settings TEXT NOT NULL,             -- what it was read with; other settings make another reading
  title, media TEXT NOT NULL, encoding TEXT NOT NULL,
  text BLOB NOT NULL,                 -- zlib over UTF-8
  place TEXT, partners TEXT NOT NULL, -- graph.facts.Ref as JSON, and a list of them
  side TEXT, year INTEGER,
  reasons TEXT NOT NULL, notes TEXT NOT NULL, headings TEXT NOT NULL
);
CREATE INDEX reading_document ON reading(document);

CREATE TABLE fact(
  n INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES reading(n),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  body TEXT NOT NULL,                 -- the fact's own fields as JSON, without those of its evidence
  UNIQUE(reading, id)
);
CREATE INDEX fact_id ON fact(id);

CREATE TABLE evidence(
  fact INTEGER NOT NULL REFERENCES fact(n),
  place INTEGER NOT NULL,             -- 0 where the fact was read, 1, 2 … where the document states it again
  start INTEGER NOT NULL, end INTEGER NOT NULL,  -- the quotation is text[start:end]
  line INTEGER, locator TEXT,
  rule TEXT NOT NULL, confidence REAL NOT NULL,
  PRIMARY KEY(fact, place)
) WITHOUT ROWID;

CREATE TABLE unread(
  n INTEGER PRIMARY KEY,
  reading INTEGER NOT NULL REFERENCES reading(n),
  start INTEGER NOT NULL, end INTEGER NOT NULL,
  line INTEGER, reason TEXT NOT NULL, kind TEXT
);
CREATE INDEX unread_reading ON unread(reading);

CREATE TABLE history(
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  event TEXT NOT NULL,                -- added, replaced, read again, back, removed
  document INTEGER NOT NULL REFERENCES document(n),
  other INTEGER REFERENCES document(n),
  state TEXT NOT NULL                 -- the ledger's state after it
);

CREATE TABLE judgement(
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  who TEXT NOT NULL, why TEXT NOT NULL,
  verdict TEXT NOT NULL,              -- accept, reject, correct, merge, split, undo
  target TEXT NOT NULL,               -- what it is about: a fact, a node, a finding, or (undo) a judgement
  body TEXT NOT NULL,                 -- JSON
  state TEXT NOT NULL
);
CREATE INDEX judgement_target ON judgement(target);
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END;
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END;
CREATE TRIGGER history_stays BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is only added'); END;
CREATE TRIGGER history_kept BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is only added'); END;
