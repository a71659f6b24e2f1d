import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { megabytes, plural } from '../../shared/domain/french';
import { JournalInspection, type JournalReport } from '../../shared/records/journalInspection';
import { segmentName, segmentsAmong } from '../../shared/records/segmentNames';
import { exitCodes, meantPath, unreadable, wrongUsage, type Command } from './command';
import { nodeDigests } from './digests';

/** What is cut off the end at a start is kept beside (electron/journal/recovery.ts): told, but no damage. */
const asideIn = (names: readonly string[]): number => names.filter((name) => name.endsWith('.cut')).length;

export const journalVerify: Command = {
  words: 'journal verify',
  operands: 'DOSSIER',
  about: 'vérifie le journal d’un poste (DOSSIER : celui du poste, ou son dossier « journal »)',
  async run({ operands: [given, ...more] }) {
    if (given === undefined || more.length > 0)
      return wrongUsage('Donnez un dossier, et un seul\u00a0: journal verify DOSSIER');
    const found = await journalIn(meantPath(given));
    if (!found) return unreadable('Ce dossier ne contient pas de journal, ou ne peut pas être lu.');
    const inspection = new JournalInspection(nodeDigests);
    let nothing = true;
    for (const segment of segmentsAmong(found.names)) {
      const bytes = await read(path.join(found.folder, segmentName(segment)));
      if (bytes) nothing = false;
      inspection.take(segment, bytes);
    }
    if (nothing)
      return unreadable(
        'Aucun fichier de ce journal ne peut être lu\u00a0: vérifiez le disque et les droits.',
      );
    const report = { command: 'journal verify', ...inspection.report(), aside: asideIn(found.names) };
    return { code: report.whole ? exitCodes.whole : exitCodes.damaged, report, lines: linesOf(report) };
  },
};

const read = async (file: string): Promise<Uint8Array | null> => {
  try {
    return new Uint8Array(await readFile(file));
  } catch {
    return null;
  }
};

/** The folder itself, or the one named `journal` in it. */
async function journalIn(folder: string): Promise<{ folder: string; names: string[] } | null> {
  for (const place of [folder, path.join(folder, 'journal')]) {
    const names = await readdir(place).catch(() => []);
    if (segmentsAmong(names).length > 0) return { folder: place, names };
  }
  return null;
}

function linesOf(report: JournalReport & { aside: number }): string[] {
  const { segments, bytes, frames, entries, databases, last, damages, aside } = report;
  return [
    report.whole
      ? 'Le journal est intact.'
      : `Le journal est abîmé\u00a0: ${plural(damages.length, 'dommage')}.`,
    `${plural(segments, 'fichier')}, ${megabytes(bytes)}, ${plural(frames, 'écriture')}, ${plural(entries, 'enregistrement')}`,
    ...databases.map(
      (it) =>
        `  ${it.database}\u00a0: ${plural(it.documents, 'document')}, ${plural(it.entries, 'enregistrement')}`,
    ),
    `Dernière écriture\u00a0: ${last ?? 'date inconnue'}`,
    ...(aside > 0 ? [`${plural(aside, 'fin')} de fichier mise de côté à un démarrage (*.cut)`] : []),
    ...damages.map(
      (it) =>
        `- ${segmentName(it.segment)}, position ${it.offset}, ${plural(it.length, 'octet')}\u00a0: ${it.sentence}`,
    ),
  ];
}
