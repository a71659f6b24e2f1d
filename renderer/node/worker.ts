import type { FromNode, ToNode } from '../../shared/contracts/messages';
import { fail } from '../../shared/domain/result';
import { DataNode } from './dataNode';
import { portShell } from './shell/portShell';
import { aloneHere } from './store/alone';
import { browserShell } from './store/browserShell';

/** The Worker's door: the first message brings the shell, all others are commands and queries. */
const send = (message: FromNode): void => self.postMessage(message);

/** What the page asks before the shell is there waits for it. */
let begin: (node: Promise<DataNode>) => void = () => undefined;
const started = new Promise<DataNode>((resolve) => (begin = resolve));

async function start(
  message: Extract<ToNode, { kind: 'start' }>,
  port: MessagePort | undefined,
): Promise<DataNode> {
  const isDesktop = message.shell === 'desktop' && port;
  // The desktop has its single instance (electron/main.ts).
  if (!isDesktop) await aloneHere(navigator.locks, (isElsewhere) => send({ kind: 'elsewhere', isElsewhere }));
  const shell = isDesktop ? portShell(port) : browserShell();
  const node = new DataNode(shell, message.timeZone, (n, result) => send({ kind: 'data', n, result }));
  await node.start();
  return node;
}

const unexpected = fail('unexpected', 'Une erreur inattendue s’est produite.', {
  safe: 'Ce qui était enregistré est intact.',
  next: 'Recommencez\u00a0; si cela persiste, verrouillez puis déverrouillez le poste.',
});

async function receive(message: ToNode, port: MessagePort | undefined): Promise<void> {
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

self.addEventListener('message', (event: MessageEvent<ToNode>) => void receive(event.data, event.ports[0]));
self.addEventListener('offline', () => void started.then((node) => node.networkLost()));
self.addEventListener('online', () => void started.then((node) => node.networkReturned()));
