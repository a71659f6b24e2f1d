import { randomInt } from 'node:crypto';
import { longDate, plural } from '../../shared/domain/french';
import { demoSeed } from './seed';
import { startRegion, type Region } from './server';

/** `npm run demo:region [-- port]`: a regional server of this machine, with one invented board, to try sync in one minute. */
const USUAL_PORT = 5984;
const PORTS_TRIED = 20;
const USER = 'demo';

const newPassword = (): string =>
  ['sein', ...Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0'))].join('-');

async function startOnFreePort(first: number, settings: Omit<Parameters<typeof startRegion>[0], 'port'>) {
  for (let port = first; port < first + PORTS_TRIED; port++) {
    try {
      return await startRegion({ ...settings, port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  return startRegion(settings);
}

// Nobody reads it any more, and nobody can stop it by Ctrl C: to say so would fail again, without end.
for (const output of [process.stdout, process.stderr]) output.on('error', () => process.exit(1));

// The last net under the gate. What was thrown is not shown: it could quote a document.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, () =>
    console.error(
      'Une requête inattendue a échoué\u00a0; le serveur continue. S’il ne répond plus, arrêtez-le et relancez-le.',
    ),
  );

const password = newPassword();
const { database, docs, region: seed } = demoSeed(new Date());
const region: Region = await startOnFreePort(Number(process.argv[2] ?? USUAL_PORT), {
  users: { [USER]: password },
  seed,
});
const meeting = docs.find((doc) => doc.type === 'meeting');
const cases = docs.filter((doc) => doc.type === 'case').length;

console.log(`
Région de démonstration ouverte sur cette machine.

  Adresse        ${region.url}
  Identifiant    ${USER}
  Mot de passe   ${password}

Elle contient la base ${database}\u00a0: RCP Sein, séance du ${longDate(meeting?.date ?? '')}, ${plural(cases, 'dossier inventé', 'dossiers inventés')}.

Ensuite, dans Concerto (npm start)\u00a0:
  1. Premier démarrage\u00a0: «\u00a0Rejoindre la région\u00a0». Plus tard : Réglages, Région.
  2. Recopiez l’adresse, l’identifiant et le mot de passe, puis choisissez «\u00a0RCP Sein\u00a0».
  3. Faites de même sur un second poste\u00a0: chacun voit ce que l’autre écrit.

Tout est en mémoire et disparaît à l’arrêt (Ctrl C)\u00a0: n’y mettez aucun vrai dossier.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    region.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
