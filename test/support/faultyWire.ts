import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Chance } from './chance';

const STATUSES = [401, 403, 409, 413, 429, 500, 502, 503] as const;
const kinds = [
  'status',
  'cut',
  'truncated',
  'twice',
  'twice, once late',
  'late',
  'dropped',
  'answer lost',
  'part refused',
] as const;
type Fault = (typeof kinds)[number];

/** The way of one workstation to the region: what real networks do to it. */
export interface FaultyWire {
  readonly url: string;
  /** One request in so many meets a fault; 0: none. */
  rate: number;
  /** The cable is out. */
  isCut: boolean;
  /** The status with which something on the way refuses this question, always; null: it passes. */
  refuses: (path: string, body: string) => number | null;
  /** How often each fault struck. */
  readonly struck: ReadonlyMap<Fault, number>;
  close(): Promise<void>;
}

/** @param haste how many times faster time runs for the workstation: its long polls and the delays are shorter by that */
export async function faultyWire(target: string, chance: Chance, haste = 1): Promise<FaultyWire> {
  const struck = new Map<Fault, number>();
  const sockets = new Set<Socket>();
  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rate: 0,
    isCut: false,
    refuses: (() => null) as FaultyWire['refuses'],
    struck,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    if (wire.isCut) return void response.destroy();
    const { method, headers } = incoming;
    const body = await buffer(incoming);
    const refusal = wire.refuses(incoming.url ?? '', body.toString());
    if (refusal !== null) return refuse(incoming, response, refusal);
    const met = incoming.method !== 'OPTIONS' && chance.next() < wire.rate ? chance.of(kinds) : null;
    // Only what is written can be refused in part.
    const fault = met === 'part refused' && !isWriting(incoming) ? null : met;
    if (fault) struck.set(fault, (struck.get(fault) ?? 0) + 1);
    if (fault === 'dropped') return void response.destroy();
    if (fault === 'status') return refuse(incoming, response, chance.of(STATUSES));
    const delay = (50 + chance.below(700)) / haste;
    const asked = { method, headers, url: inHaste(incoming.url ?? '', haste) };
    if (fault === 'late') await new Promise((resolve) => setTimeout(resolve, delay));
    if (fault === 'twice') await forward(target, asked, body);
    // Behind whatever was asked since.
    if (fault === 'twice, once late')
      setTimeout(() => void forward(target, asked, body).catch(() => undefined), delay);
    const answer =
      fault === 'part refused'
        ? await forwardInPart(target, asked, body, chance)
        : await forward(target, asked, body);
    if (wire.isCut || fault === 'answer lost') return void response.destroy();
    const end = chance.below(answer.body.length + 1);
    const back = { ...answer.headers };
    delete back['transfer-encoding'];
    if (fault === 'cut') {
      response.writeHead(answer.status, { ...back, 'content-length': answer.body.length });
      response.write(answer.body.subarray(0, end), () => response.destroy());
      return;
    }
    const sent = fault === 'truncated' ? answer.body.subarray(0, end) : answer.body;
    response.writeHead(answer.status, { ...back, 'content-length': sent.length }).end(sent);
  }
  return wire;
}

function refuse({ headers }: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
  });
  response.end(JSON.stringify({ error: 'fault', reason: `injected ${status}` }));
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const inHaste = (url: string, haste: number): string =>
  url.replace(/\btimeout=(\d+)/, (_, ms: string) => `timeout=${Math.round(Number(ms) / haste)}`);

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

const isWriting = ({ url }: IncomingMessage): boolean => (url ?? '').includes('/_bulk_docs');

/** The region's rules refuse any part of a batch, and take the rest. */
async function forwardInPart(target: string, asked: Asked, body: Buffer, chance: Chance): Promise<Answer> {
  const { docs, ...rest } = JSON.parse(body.toString()) as { docs: { _id: string; _rev: string }[] };
  const refused = docs.filter(() => chance.next() < 0.5);
  const taken = Buffer.from(JSON.stringify({ ...rest, docs: docs.filter((doc) => !refused.includes(doc)) }));
  const headers = { ...asked.headers, 'content-length': String(taken.length) };
  const answer = await forward(target, { ...asked, headers }, taken);
  if (answer.status >= 300) return answer;
  const rows = refused.map(({ _id: id, _rev: rev }) => ({ id, rev, error: 'forbidden', reason: 'injected' }));
  const told = [...(JSON.parse(answer.body.toString()) as unknown[]), ...rows];
  return { ...answer, body: Buffer.from(JSON.stringify(told)) };
}

const forward = (target: string, { method, url, headers }: Asked, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const out = ask(
      `${target}${url}`,
      { method, headers: { ...headers, host: new URL(target).host } },
      (answer) => {
        buffer(answer).then(
          (content) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: content }),
          reject,
        );
      },
    );
    out.on('error', reject);
    out.end(body);
  });
