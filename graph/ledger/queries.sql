-- Everything the ledger asks of its file.

-- name: set_meta
INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value;

-- name: get_meta
SELECT value FROM meta WHERE key = ?;

-- name: by_hash
SELECT d.n, d.reading, d.superseded_by, d.removed, r.settings
FROM document d LEFT JOIN reading r ON r.n = d.reading WHERE d.sha256 = ?;

-- name: live_of_name
-- Live documents of a name, newest first, with what tells whether a new file is a newer version of one.
SELECT d.n, d.origin, d.batch, r.place, r.year FROM document d JOIN reading r ON r.n = d.reading
WHERE d.name = ? AND d.superseded_by IS NULL AND d.removed IS NULL ORDER BY d.n DESC;

-- name: add_document
INSERT INTO document(id, sha256, name, origin, batch, size, ingested) VALUES(?, ?, ?, ?, ?, ?, ?);

-- name: add_reading
INSERT INTO reading(document, at, settings, title, media, encoding, text, place, partners, side, year, reasons, notes,
                    headings) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: add_fact
INSERT INTO fact(n, reading, id, type, body) VALUES(?, ?, ?, ?, ?);

-- name: last_fact
SELECT coalesce(max(n), 0) FROM fact;

-- name: add_evidence
INSERT INTO evidence(fact, place, start, end, line, locator, rule, confidence) VALUES(?, ?, ?, ?, ?, ?, ?, ?);

-- name: add_unread
INSERT INTO unread(reading, start, end, line, reason, kind) VALUES(?, ?, ?, ?, ?, ?);

-- name: make_live
UPDATE document SET reading = ?, superseded_by = NULL, removed = NULL WHERE n = ?;

-- name: supersede
UPDATE document SET superseded_by = ? WHERE n = ?;

-- name: mark_removed
UPDATE document SET removed = ? WHERE n = ?;

-- name: add_history
INSERT INTO history(at, event, document, other, state) VALUES(?, ?, ?, ?, ?);

-- name: last_change
-- The state after the last change of what documents state.
SELECT state FROM history ORDER BY n DESC LIMIT 1;

-- name: history
SELECT h.at, h.event, d.id, d.name, o.id FROM history h JOIN document d ON d.n = h.document
LEFT JOIN document o ON o.n = h.other ORDER BY h.n;

-- name: document_columns
d.n, d.id, d.name, r.title, r.media, r.encoding, r.place, r.partners, r.side, r.year, r.reasons, r.notes, r.headings,
d.size, d.ingested, d.origin,
(SELECT count(*) FROM fact f WHERE f.reading = r.n), (SELECT count(*) FROM unread u WHERE u.reading = r.n),
(SELECT count(*) FROM document o WHERE o.name = d.name AND o.superseded_by IS NULL AND o.removed IS NULL)

-- name: documents
SELECT {document} FROM document d JOIN reading r ON r.n = d.reading
WHERE d.superseded_by IS NULL AND d.removed IS NULL ORDER BY d.n;

-- name: document_by_id
SELECT {document} FROM document d JOIN reading r ON r.n = d.reading
WHERE d.superseded_by IS NULL AND d.removed IS NULL AND d.id = ?;

-- name: document_by_number
SELECT {document} FROM document d JOIN reading r ON r.n = d.reading WHERE d.n = ?;

-- name: standing
-- Live documents, each with what changes as soon as something else counts as its content, and their names.
SELECT d.n, d.id, r.n, r.at, d.name FROM document d JOIN reading r ON r.n = d.reading
WHERE d.superseded_by IS NULL AND d.removed IS NULL ORDER BY d.n;

-- name: first_fact
SELECT min(f.n) FROM document d JOIN fact f ON f.reading = d.reading WHERE d.n = ?;

-- name: spots_of
-- As facts_of, with the numbers of the facts and without what they state.
SELECT f.n, f.id, f.type, e.place, e.start, e.end, e.line, e.locator, e.rule, e.confidence
FROM document d JOIN fact f ON f.reading = d.reading JOIN evidence e ON e.fact = f.n WHERE d.n = ? ORDER BY f.n, e.place;

-- name: text
SELECT r.text FROM document d JOIN reading r ON r.n = d.reading WHERE d.n = ?;

-- name: settings
SELECT r.settings FROM document d JOIN reading r ON r.n = d.reading
WHERE d.id = ? AND d.superseded_by IS NULL AND d.removed IS NULL;

-- name: facts_of
-- One row for each place where a fact stands; the places of a fact follow each other.
SELECT f.id, f.body, e.start, e.end, e.line, e.locator, e.rule, e.confidence
FROM document d JOIN fact f ON f.reading = d.reading JOIN evidence e ON e.fact = f.n WHERE d.n = ? ORDER BY f.n, e.place;

-- name: document_of_fact
-- The live document that states a fact.
SELECT d.n, f.n FROM fact f JOIN document d ON d.reading = f.reading
WHERE f.id = ? AND d.superseded_by IS NULL AND d.removed IS NULL;

-- name: fact_row
SELECT f.id, f.body, e.start, e.end, e.line, e.locator, e.rule, e.confidence
FROM fact f JOIN evidence e ON e.fact = f.n WHERE f.n = ? ORDER BY e.place;

-- name: unread_of
SELECT u.start, u.end, u.line, u.reason, u.kind
FROM document d JOIN unread u ON u.reading = d.reading WHERE d.n = ? ORDER BY u.start, u.n;

-- name: add_judgement
INSERT INTO judgement(id, at, who, why, verdict, target, body, state) VALUES(?, ?, ?, ?, ?, ?, ?, ?);

-- name: judgements
SELECT id, at, who, why, verdict, target, body FROM judgement ORDER BY n;

-- name: counts
SELECT count(*), (SELECT count(*) FROM fact f JOIN document d ON d.reading = f.reading
                  WHERE d.superseded_by IS NULL AND d.removed IS NULL)
FROM document WHERE superseded_by IS NULL AND removed IS NULL;

-- name: id_of
SELECT id FROM document WHERE n = ?;

-- name: hash_of
SELECT sha256 FROM document WHERE id = ?;
