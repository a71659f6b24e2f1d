import type { FromEngine, ToEngine } from '../../shared/contracts/messages';
import { fail } from '../../shared/domain/result';
import { Engine } from './engine';
import { portShell } from './shell/portShell';
import { aloneHere } from './shell/onlyTab';
import { browserShell } from './shell/browserShell';

/** The Worker's door: the first message brings the shell, all others are commands and queries. */
const send = (message: FromEngine): void => self.postMessage(message);

/** What the page asks before the shell is there waits for it. */
let begin: (node: Promise<Engine>) => void = () => undefined;
const started = new Promise<Engine>((resolve) => (begin = resolve));

async function start(
  message: Extract<ToEngine, { kind: 'start' }>,
  port: MessagePort | undefined,
): Promise<Engine> {
  const isDesktop = message.shell === 'desktop' && port;
  // The desktop has its single instance (electron/main.ts).
  if (!isDesktop) await aloneHere(navigator.locks, (isElsewhere) => send({ kind: 'elsewhere', isElsewhere }));
  const shell = isDesktop ? portShell(port) : browserShell();
  const node = new Engine(shell, message.timeZone, (n, result) => send({ kind: 'data', n, result }));
  await node.start();
  return node;
}

const unexpected = fail('unexpected', 'Une erreur inattendue s’est produite.', {
  safe: 'Ce qui était enregistré est intact.',
  next: 'Recommencez\u00a0; si cela persiste, verrouillez puis déverrouillez le poste.',
});

async function receive(message: ToEngine, port: MessagePort | undefined): Promise<void> {
  if (message.kind === 'start') {
    begin(start(message, port));
    return;
  }
  const node = await started;
  if (message.kind === 'drop') node.drop(message.n);
  else if (message.kind === 'query') node.query(message.n, message.name, message.input);
  else
    send({
      kind: 'answer',
      n: message.n,
      result: await node.command(message.name, message.input).catch((error: unknown) => {
        console.error('command broke', message.name, error instanceof Error ? error.name : '');
        return unexpected;
      }),
    });
}

self.addEventListener('message', (event: MessageEvent<ToEngine>) => void receive(event.data, event.ports[0]));
self.addEventListener('offline', () => void started.then((node) => node.networkLost()));
self.addEventListener('online', () => void started.then((node) => node.networkReturned()));
