// What is asked of a Neo4j server about statements that run there.

// name: stop
SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE metaData.jiedui = $mark
TERMINATE TRANSACTIONS id YIELD message
RETURN message
