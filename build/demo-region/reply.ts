import type { ServerResponse } from 'node:http';

/** An answer in CouchDB's words. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export const reply = (status: number, body: unknown): Reply => ({ status, body });
export const refuse = (status: number, error: string, reason: string): Reply =>
  reply(status, { error, reason });

export const notFound = refuse(404, 'not_found', 'missing');
export const badRequest = (reason: string): Reply => refuse(400, 'bad_request', reason);

export function send(response: ServerResponse, { status, body }: Reply): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}
