import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { phoneHeaders } from '../../shared/contracts/security';
import { Bucket, Buckets } from '../../shared/roomVote/limits';
import { envelopeSchema } from '../../shared/roomVote/messages';
import type { RoomSession } from '../../shared/roomVote/roomSession';
import { bodyOf, TooLarge } from './body';
import type { Pages } from './pages';

/** Two for each of 200 phones, and as many again. */
const MOST_CONNECTIONS = 800;
/** Phones behind one address share it. */
const CONNECTIONS_FROM_ONE = 64;
const REQUESTS_AT_ONCE = 240;
const REQUESTS_EACH_SECOND = 60;
const HEADERS_MS = 4000;
const REQUEST_MS = 8000;
/** Longer than a phone waits for what is new. */
const SILENCE_MS = 30_000;

/** One opening of the room on one address of this computer: plain HTTP, five routes, and nothing else. */
export class RoomServer {
  private readonly from = new Map<string, number>();
  private readonly requests: Buckets;

  private constructor(
    private readonly server: Server,
    private readonly pages: Pages,
    private readonly session: RoomSession,
    /** As it stands in an address: nothing that was meant for another name is answered. */
    readonly host: string,
  ) {
    this.requests = new Buckets(() => new Bucket(REQUESTS_AT_ONCE, REQUESTS_EACH_SECOND, Date.now), 2000);
    server.on('connection', (socket) => this.count(socket));
    server.on('request', (request, response) => void this.answer(request, response));
    // What is no HTTP is told nothing.
    server.on('clientError', (_error, socket) => socket.destroy());
  }

  /**
   * @param ports tried one after the other; the first that is free
   * @param failed the system ended it
   */
  static async open(
    address: string,
    ports: readonly number[],
    pages: Pages,
    session: RoomSession,
    failed: () => void,
  ): Promise<RoomServer> {
    const server = createServer({
      maxHeaderSize: 4096,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 10_000,
    });
    server.maxConnections = MOST_CONNECTIONS;
    server.setTimeout(SILENCE_MS, (socket) => socket.destroy());
    const { port } = await listening(server, address, ports);
    server.on('error', failed);
    return new RoomServer(server, pages, session, `${address}:${port}`);
  }

  /** What waits is answered first, so that phones know. */
  async close(): Promise<void> {
    this.session.end();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const late = setTimeout(() => this.server.closeAllConnections(), 300);
    await closed;
    clearTimeout(late);
  }

  private count(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const count = (this.from.get(address) ?? 0) + 1;
    if (count > CONNECTIONS_FROM_ONE) return void socket.destroy();
    this.from.set(address, count);
    socket.once('close', () => {
      const left = (this.from.get(address) ?? 1) - 1;
      if (left > 0) this.from.set(address, left);
      else this.from.delete(address);
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => response.destroy());
    try {
      await this.route(request, response);
    } catch (error) {
      if (response.headersSent || response.destroyed) return void response.destroy();
      // What is still being sent is not waited for.
      end(response, error instanceof TooLarge ? 413 : 400, true);
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request;
    const from = request.socket.remoteAddress ?? '';
    if (!this.requests.take(from)) return end(response, 429, true);
    if (headers.host !== this.host) return end(response, 421, true);
    if (headers.origin !== undefined && headers.origin !== `http://${this.host}`)
      return end(response, 403, true);
    const page = this.pages.get(url);
    if (page ?? url === '/room') {
      if (method !== 'GET') return end(response, 405, true);
      if (page) return send(response, page.type, page.body);
      return send(
        response,
        JSON_TYPE,
        JSON.stringify({ key: this.session.key, opening: this.session.opening }),
      );
    }
    if (url !== '/say') return end(response, 404, true);
    if (method !== 'POST') return end(response, 405, true);
    if (headers['content-type'] !== 'application/json') return end(response, 415, true);
    const envelope = envelopeSchema.safeParse(JSON.parse(await bodyOf(request)));
    if (!envelope.success) return end(response, 400, true);
    const outcome = await this.session.receive(envelope.data, from);
    switch (outcome.is) {
      case 'answer':
        return send(response, JSON_TYPE, JSON.stringify({ box: outcome.box }));
      case 'otherOpening':
        return send(response, JSON_TYPE, JSON.stringify({ opening: outcome.opening }), 409);
      case 'tooMany':
        return end(response, 429);
      case 'refused':
        return end(response, 403, true);
    }
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, {
    ...phoneHeaders,
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** @param closes the connection too: who sends that is no phone of ours */
function end(response: ServerResponse, status: number, closes = false): void {
  response.writeHead(status, {
    ...phoneHeaders,
    'Content-Length': 0,
    ...(closes ? { Connection: 'close' } : {}),
  });
  response.end();
}

async function listening(server: Server, address: string, ports: readonly number[]): Promise<AddressInfo> {
  let last: unknown;
  for (const port of ports) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: address, port, exclusive: true }, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return server.address() as AddressInfo;
    } catch (error) {
      last = error;
      server.removeAllListeners('error');
    }
  }
  throw last instanceof Error ? last : new Error('no port');
}
