/** Names in the page's address; the API's query parameters have the same ones. */
export const auditFilterNames = ["action", "objectType", "outcome", "objectId", "operationId"] as const;
