import type { Command } from './command';

const called = ({ words, operands }: Command): string =>
  [words, operands, '[--json]'].filter(Boolean).join(' ');

export function helpOn(commands: readonly Command[]): string {
  return [
    'Outils de Concerto pour le service informatique. Aucun ne demande de clé ni n’affiche de donnée de patient.',
    '',
    'npm run -s concerto --',
    ...commands.flatMap((command) => [`  ${called(command)}`, `      ${command.about}`]),
    '',
    'De region init à region status, ajoutez --url ADRESSE --admin NOM (un administrateur du serveur CouchDB). Son mot de',
    'passe vient de CONCERTO_ADMIN_PASSWORD, ou est demandé au terminal\u00a0; celui d’un nouveau compte est tiré au sort, ou',
    'vient de CONCERTO_USER_PASSWORD. --dry-run dit chaque requête qui changerait quelque chose et n’en fait aucune. Une',
    'seconde fois, la même commande ne change rien.',
    '',
    '--json donne un seul objet JSON.',
    'Codes de retour\u00a0: 0 intact ou fait, 1 abîmé mais lu (chaque dommage est nommé) ou à remettre en état,',
    '2 commande mal formée, 3 illisible ou refusé.',
  ].join('\n');
}
