/** A document as CouchDB's protocol gives it, in clear. */
export type Doc = Record<string, unknown> & { _id: string };
