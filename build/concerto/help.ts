import type { Command } from './command';

const called = ({ words, operands }: Command): string => `${words} ${operands} [--json]`;

export function helpOn(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => called(command).length));
  return [
    'Outils de Concerto pour le service informatique. Aucun ne demande de clé ni n’affiche de donnée de patient.',
    '',
    'npm run -s concerto --',
    ...commands.map((command) => `  ${called(command).padEnd(width)}   ${command.about}`),
    '',
    '--json donne un seul objet JSON.',
    'Codes de retour\u00a0: 0 intact, 1 abîmé mais lu (chaque dommage est nommé), 2 commande mal formée, 3 illisible.',
  ].join('\n');
}
