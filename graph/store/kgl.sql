-- What the embedded Cypher graph is made from.

-- name: nodes
SELECT n.label, n.id, n.name, n.type, n.code, n.place, n.place_name, n.within, n.aliases, n.props
FROM node n ORDER BY n.label, n.id;

-- name: edges
-- One row for each place that states an edge, in the order of the evidence.
SELECT e.type, s.label, t.label, e.n, s.id, t.id, e.years, e.status, e.props, d.name, x.line, x.locator, x.quote, f.id
FROM edge e JOIN node s ON s.n = e.source JOIN node t ON t.n = e.target
LEFT JOIN proof p ON p.edge = e.n LEFT JOIN fact f ON f.n = p.fact LEFT JOIN spot x ON x.fact = f.n
LEFT JOIN document d ON d.n = f.document
ORDER BY e.type, s.label, t.label, e.n, d.n, x.start, x.end, f.n;
