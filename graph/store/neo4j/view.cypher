// Everything the View over Neo4j asks. {label} is the label of a workspace, {types} and {type} are edge types of the
// schema; values are always parameters.

// name: version
MATCH (w:JieduiWorkspace {name: $workspace}) RETURN w.version AS version, w.state AS state

// name: about
MATCH (w:JieduiWorkspace {name: $workspace}) RETURN w.about AS about, w.state AS state, w.writer IS NOT NULL AS changing

// name: nodes
UNWIND $ids AS id
MATCH (n:{label} {id: id})
RETURN n

// name: named
CALL {
  MATCH (n:{label}) WHERE n._forms CONTAINS $line RETURN n
  UNION MATCH (n:{label} {code: $word}) RETURN n
  UNION MATCH (n:{label} {id: $word}) RETURN n
}
RETURN n ORDER BY COUNT { (n)-[:{types}]->() } + COUNT { (n)<-[:{types}]-() } DESC, n.id

// name: search_one
// One character: names that begin with it.
MATCH (n:{label}) WHERE n._forms CONTAINS $begin
RETURN n ORDER BY COUNT { (n)-[:{types}]->() } + COUNT { (n)<-[:{types}]-() } DESC, n.id LIMIT $limit

// name: search
CALL {
  MATCH (n:{label}) WHERE n._names CONTAINS $folded RETURN n
  UNION MATCH (n:{label}) WHERE n._sounds CONTAINS $begin RETURN n
}
RETURN n ORDER BY COUNT { (n)-[:{types}]->() } + COUNT { (n)<-[:{types}]-() } DESC, n.id LIMIT $limit

// name: all_nodes
MATCH (n:{label}) WHERE $kind IS NULL OR $kind IN labels(n) RETURN n

// name: inside
MATCH (n:{label}) WHERE n._within CONTAINS $within AND n.id <> $of AND ($kind IS NULL OR $kind IN labels(n)) RETURN n

// name: edges_from
MATCH (n:{label}) WHERE n._within CONTAINS $within AND ($inside OR n.id = $of)
MATCH (n)-[e:{types}]->(:{label})
WHERE $first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last)
RETURN e

// name: edges_to
MATCH (n:{label}) WHERE n._within CONTAINS $within AND ($inside OR n.id = $of)
MATCH (n)<-[e:{types}]-(:{label})
WHERE $first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last)
RETURN e

// name: between
MATCH (n:{label}) WHERE n._within CONTAINS $a_within AND ($inside OR n.id = $a)
MATCH (n)-[e:{types}]-(m:{label})
WHERE m._within CONTAINS $b_within AND ($inside OR m.id = $b)
  AND ($first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last))
RETURN e

// name: all_edges
MATCH (:{label})-[e:{types}]->(:{label})
WHERE $first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last)
RETURN e

// name: posts_from
MATCH (:{label})-[e:SERVES_AT]->(:{label})
WHERE e.from_id IS NOT NULL AND ($first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last))
MATCH (n:{label} {id: e.from_id}) WHERE n._within CONTAINS $within
RETURN e

// name: figures
MATCH (:{label})-[e:REPORTED]->(n:{label})
WHERE (e.canonical = $indicator OR n.id = $indicator OR n.name = $indicator)
  AND ($first IS NULL OR any(y IN e.years WHERE $first <= y AND y <= $last))
RETURN e

// name: edge_of_type
MATCH (:{label})-[e:{type} {id: id}]->(:{label}) RETURN e

// name: edges_by_id
UNWIND $ids AS id
CALL (id) {
  {any_type}
}
RETURN e

// name: facts
UNWIND $ids AS id
MATCH (f:{label}_fact {id: id})
RETURN f.id AS id, f.spots AS spots

// name: steps
// The edges at a set of nodes, for a search level by level. Documents connect nobody.
UNWIND $ids AS id
MATCH (n:{label} {id: id})
MATCH (n)-[e:PAIRED_WITH|PAIRING_COUNT|FUNDED|SERVES_AT|VISITED|DISPATCHED|LOCATED_IN]-(m:{label})
WHERE NOT n:Document AND NOT m:Document
RETURN DISTINCT e.id AS id, e.source AS source, e.target AS target, type(e) AS type

// name: documents
MATCH (d:{label}&Document)
RETURN d.id AS id, d.name AS name, d._listed AS listed, d.year AS year, d.facts AS facts, d._ingested AS ingested
ORDER BY d._order

// name: open_cases
MATCH (w:JieduiWorkspace {name: $workspace}) RETURN w.open AS open
