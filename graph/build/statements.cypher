// Writes of the snapshot's graph. {label}, {type}, {source} and {target} are words of the schema, never values.

// name: nodes
UNWIND $rows AS row
CREATE (n:{label} {{id: row.id, name: row.name}})
SET n += row

// name: edges
// Edges are created one by one: the engine's bulk call merges parallel ones from the second batch on.
UNWIND $rows AS row
MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})
CREATE (a)-[r:{type}]->(b)
SET r = row
