import { BackupSurvey } from '../../shared/backup/survey';
import { codeFor, linesOf, stretchesOf } from './backupFile';
import { meantPath, unreadable, wrongUsage, type Command } from './command';

export const backupVerify: Command = {
  words: 'backup verify',
  operands: 'FICHIER',
  about: 'relit une sauvegarde en entier et dit ce qu’elle contient, sans aucune clé',
  async run({ operands: [given, ...more] }) {
    if (given === undefined || more.length > 0)
      return wrongUsage('Donnez un fichier, et un seul\u00a0: backup verify FICHIER');
    const survey = new BackupSurvey();
    try {
      for await (const stretch of stretchesOf(meantPath(given))) survey.take(stretch);
    } catch {
      return unreadable('Ce fichier ne peut pas être lu.');
    }
    const summary = survey.summary();
    return {
      code: codeFor(summary),
      report: { command: 'backup verify', ...summary },
      lines: linesOf(summary),
    };
  },
};
