import { errorName } from '../../shared/base/errorName';
import type { Audience } from '../../shared/contracts/audience';
import { commands, type CommandName, type CommandResult } from '../../shared/contracts/commands/commands';
import type { FromEngine, FromWorker, ToEngine, ToWorker } from '../../shared/contracts/messages';
import { ROOM_CHANNEL } from '../../shared/contracts/room';
import { queries } from '../../shared/contracts/queries';
import { fail, type Result } from '../../shared/domain/result';
import type { Connection } from './connection';
import { Engine } from './engine';
import { RoomChannel } from './roomChannel';
import { portShell } from './shell/portShell';
import { onlyTabHere } from './shell/onlyTab';
import { browserShell } from './shell/browserShell';

/** What is asked before the shell is there waits for it. */
let begin: (engine: Promise<Engine>) => void = () => undefined;
const started = new Promise<Engine>((resolve) => (begin = resolve));

const tellWorker = (message: FromWorker): void => self.postMessage(message);

async function start(
  message: Extract<ToWorker, { kind: 'start' }>,
  port: MessagePort | undefined,
): Promise<Engine> {
  const isDesktop = message.shell === 'desktop' && port;
  // The desktop has its single instance (electron/main.ts).
  if (!isDesktop)
    await onlyTabHere(navigator.locks, (isElsewhere) => tellWorker({ kind: 'elsewhere', isElsewhere }));
  const engine = new Engine(isDesktop ? portShell(port) : browserShell(), message.timeZone);
  await engine.start();
  new RoomChannel(new BroadcastChannel(ROOM_CHANNEL), (send) => engine.connect('projector', send));
  return engine;
}

const unexpected = fail('unexpected', 'Une erreur inattendue s’est produite.', {
  safe: 'Ce qui était enregistré est intact.',
  next: 'Recommencez\u00a0; si cela persiste, verrouillez puis déverrouillez le poste.',
});

/** A file of 25 MB is handed over: to copy it would hold up the page. */
const carried = (name: CommandName, result: Result<unknown>): Transferable[] =>
  name === 'openFile' && result.ok
    ? [(result as CommandResult<'openFile'> & { ok: true }).value.bytes.buffer]
    : [];

async function receive(connection: Connection, message: ToEngine, port: MessagePort): Promise<void> {
  switch (message.kind) {
    case 'leave':
      // The port stays open: what was typed last may be stored behind it.
      return connection.end();
    case 'drop':
      return connection.drop(message.n);
    case 'query':
      if (Object.hasOwn(queries, message.name)) connection.query(message.n, message.name, message.input);
      return;
    case 'command': {
      const { n, name } = message;
      const done = Object.hasOwn(commands, name)
        ? connection.command(name, message.input)
        : Promise.reject(new Error('no such command'));
      const result = await done.catch((error: unknown) => {
        console.error('command broke', errorName(error));
        return unexpected;
      });
      port.postMessage({ kind: 'answer', n, result } satisfies FromEngine, carried(name, result));
    }
  }
}

function connect(audience: Audience, port: MessagePort): void {
  const connected = started.then((engine) =>
    engine.connect(audience, (n, result) =>
      port.postMessage({ kind: 'data', n, result } satisfies FromEngine),
    ),
  );
  port.onmessage = ({ data }: MessageEvent<ToEngine>) =>
    void connected.then((connection) => receive(connection, data, port));
}

/** The Worker's door. */
self.addEventListener('message', ({ data, ports }: MessageEvent<ToWorker>) => {
  const [port] = ports;
  if (data.kind === 'start') begin(start(data, port));
  else if (port) connect(data.audience, port);
});
self.addEventListener('offline', () => void started.then((engine) => engine.networkLost()));
self.addEventListener('online', () => void started.then((engine) => engine.networkReturned()));
