/** Which error it is, for the log (PouchDB throws plain objects too). Never its message, which may quote a document. */
export function errorName(error: unknown): string {
  const { name } = (error ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : typeof error;
}
