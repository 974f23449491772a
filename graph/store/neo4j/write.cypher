// What brings a database to a published state. {label} is the label of a workspace, {kind} a label and {type} an edge
// type of the schema, {kinds} all its labels; values are always parameters.

// name: workspaces
CREATE CONSTRAINT jiedui_workspace IF NOT EXISTS FOR (w:JieduiWorkspace) REQUIRE w.name IS UNIQUE

// name: node_ids
CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE

// name: fact_ids
CREATE CONSTRAINT {label}_fact_id IF NOT EXISTS FOR (f:{label}_fact) REQUIRE f.id IS UNIQUE

// name: codes
CREATE INDEX {label}_code IF NOT EXISTS FOR (n:{label}) ON (n.code)

// name: texts
CREATE TEXT INDEX {label}{property} IF NOT EXISTS FOR (n:{label}) ON (n.{property})

// name: edge_ids
CREATE INDEX jiedui_{type}_id IF NOT EXISTS FOR ()-[e:{type}]-() ON (e.id)

// name: await
CALL db.awaitIndexes(600)

// name: claim
// One writer at a time; whoever has not been heard of for $silence milliseconds has given up.
MERGE (w:JieduiWorkspace {name: $workspace})
ON CREATE SET w.version = 0, w.ledger = $ledger
SET w.asked = timestamp()
WITH w, w.writer IS NULL OR w.writer = $writer OR w.beat < timestamp() - $silence AS free,
     $replace OR w.ledger = $ledger AS ours
FOREACH (_ IN CASE WHEN free AND ours THEN [1] ELSE [] END |
  SET w.writer = $writer, w.beat = timestamp(), w.ledger = $ledger)
RETURN free, ours

// name: beat
MATCH (w:JieduiWorkspace {name: $workspace}) WHERE w.writer = $writer
SET w.beat = timestamp()
RETURN w.version AS version

// name: step
// Begins every transaction that changes something: readers see by the version that they must read again.
MATCH (w:JieduiWorkspace {name: $workspace}) WHERE w.writer = $writer
SET w.beat = timestamp(), w.version = w.version + 1
RETURN w.version AS version

// name: finish
MATCH (w:JieduiWorkspace {name: $workspace}) WHERE w.writer = $writer
SET w.state = $state, w.about = $about, w.open = $open
REMOVE w.writer, w.beat, w.asked

// name: release
MATCH (w:JieduiWorkspace {name: $workspace}) WHERE w.writer = $writer
REMOVE w.writer, w.beat

// name: state
MATCH (w:JieduiWorkspace {name: $workspace}) RETURN w.state AS state, w.ledger AS ledger

// name: nodes
MATCH (n:{label}) RETURN n.id AS id, n._hash AS hash

// name: facts
MATCH (n:{label}_fact) RETURN n.id AS id, n._hash AS hash

// name: edges
MATCH (:{label})-[e:{type}]->(:{label}) RETURN e.id AS id, e._hash AS hash

// name: put_nodes
UNWIND $rows AS row
MERGE (n:{label} {id: row.id})
REMOVE n:{kinds}
SET n = row.props, n:{kind}

// name: put_facts
UNWIND $rows AS row
MERGE (f:{label}_fact {id: row.id})
SET f = row.props

// name: put_edges
UNWIND $rows AS row
MATCH (a:{label} {id: row.source})
MATCH (b:{label} {id: row.target})
MERGE (a)-[e:{type} {id: row.id}]->(b)
SET e = row.props

// name: drop_edges
UNWIND $ids AS id
MATCH (:{label})-[e:{type} {id: id}]->(:{label})
DELETE e

// name: drop_nodes
UNWIND $ids AS id
MATCH (n:{label} {id: id})
DETACH DELETE n

// name: drop_facts
UNWIND $ids AS id
MATCH (f:{label}_fact {id: id})
DELETE f

// name: homes
// The place an edge that goes is about: the county at its target, else at its source.
UNWIND $ids AS id
MATCH (a:{label})-[e:{type} {id: id}]->(b:{label})
RETURN id, coalesce(
  CASE WHEN b:District THEN b.id END, head([place IN b.within WHERE size(place) = 7]),
  CASE WHEN a:District THEN a.id END, head([place IN a.within WHERE size(place) = 7]), b.id) AS place,
  e.part_of AS whole
