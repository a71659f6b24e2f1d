import type { Stored } from '../../shared/domain/stored';
import { databaseName } from '../../shared/region/databaseName';
import { oneMeeting } from '../support/yearsOfRecords';
import { figure, type Figure } from './figure';
import type { SyncRoom } from './syncRoom';
import { steadyRequests } from './syncMany';
import { fillRegion, sizeThere } from './syncRegion';

/** One region (issue 4), and what its people do there. What is not from the issue is an assumption, printed as one. */
const BOARDS = 110;
const MEETINGS = 2_800;
const CASES = 46_000;
const A_MEETING = { meeting: 1, attendance: 12 };
const A_CASE = { case: 1, proposal: 1.2, vote: 4, decision: 1, report: 1, trace: 10 };
/** Of each board, in use. */
const WORKSTATIONS = 8;
const HOURS = 8;
const DAYS = 220;
/** The current and the previous year of three boards. */
const DATABASES_OPEN = 6;
/** Of one written document: `_revs_diff` and `_bulk_docs` of who wrote it. */
const REQUESTS_TO_SEND = 2;
/** `_changes` twice and `_bulk_get`, of each workstation that receives it. */
const REQUESTS_TO_RECEIVE = 3;

const YEAR = {
  ...Object.fromEntries(Object.entries(A_MEETING).map(([type, n]) => [type, n * MEETINGS])),
  ...Object.fromEntries(Object.entries(A_CASE).map(([type, n]) => [type, n * CASES])),
} as Record<keyof typeof A_MEETING | keyof typeof A_CASE, number>;

const SAMPLE = 1_000;

/** The server's size and requests in a year and in ten, from what documents of each type take there. */
export async function regionYear(room: SyncRoom, server: string): Promise<Figure[]> {
  const documents = Object.values(YEAR).reduce((sum, n) => sum + n, 0);
  let bytes = 0;
  let isMeasured = true;
  console.error(`\nUne année de région, ${server}\u00a0: document, nombre, octets chacun sur le serveur`);
  for (const type of Object.keys(YEAR) as (keyof typeof YEAR)[]) {
    const { each, measured } = await bytesOf(room, type);
    isMeasured &&= measured;
    bytes += each * YEAR[type];
    console.error(
      `  ${type.padEnd(12)} ${String(Math.round(YEAR[type])).padStart(8)} ${String(Math.round(each)).padStart(7)}`,
    );
  }
  const workstations = BOARDS * WORKSTATIONS;
  const idle = workstations * DAYS * HOURS * 60 * steadyRequests(DATABASES_OPEN);
  const written = documents * (REQUESTS_TO_SEND + REQUESTS_TO_RECEIVE * (WORKSTATIONS - 1));
  console.error(
    `  suppositions\u00a0: ${BOARDS} RCP, ${WORKSTATIONS} postes par RCP, ${HOURS} h par jour, ${DAYS} jours, ${DATABASES_OPEN} bases ouvertes par poste,\n` +
      `  ${REQUESTS_TO_SEND} requêtes par document envoyé et ${REQUESTS_TO_RECEIVE} par poste qui le reçoit (au pire\u00a0: un par un)\u00a0; sans pièces jointes, compacté` +
      (isMeasured ? '' : '\u00a0; tailles\u00a0: le texte JSON, ce serveur ne les dit pas'),
  );
  const of = (name: string, value: number, unit: string) =>
    figure('sync', `${server}: ${name}`, value, unit, null);
  return [1, 10].flatMap((years) => [
    of(`region, ${years} year(s): databases`, BOARDS * years + 1, 'databases'),
    of(`region, ${years} year(s): documents`, documents * years, 'documents'),
    of(`region, ${years} year(s): size`, (bytes * years) / 1e9, 'GB'),
    // Workstations open the current and the previous year only: older ones are asked for by nobody.
    of(`region, ${years} year(s): requests in the last of them`, (idle + written) / 1e6, 'million'),
    of(`region, ${years} year(s): of which idle`, idle / 1e6, 'million'),
  ]);
}

async function bytesOf(
  room: SyncRoom,
  type: keyof typeof YEAR,
): Promise<{ each: number; measured: boolean }> {
  const docs = Array.from({ length: SAMPLE }, (_, i) => sample(type, i));
  const text = docs.reduce((sum, doc) => sum + JSON.stringify(doc).length, 0) / SAMPLE;
  const name = databaseName(`taille-${type}`, 2026);
  await room.region.create(name);
  const before = await sizeThere(room.region, name);
  if (!before) return { each: text, measured: false };
  await fillRegion(room.region, name, docs);
  const after = await sizeThere(room.region, name);
  return { each: ((after?.active ?? 0) - before.active) / SAMPLE, measured: true };
}

const meeting: readonly Stored[] = oneMeeting('RCP Taille');

/** Of the size it has in use; each with an id of its own. The types that the invented meeting lacks are given a likely size. */
function sample(type: keyof typeof YEAR, i: number): object {
  const n = String(i).padStart(26, '0');
  const found = meeting.filter((doc) => doc.type === type);
  const doc: object = found[i % found.length] ?? {
    type,
    schema: 1,
    by: 'rpps-10000000000',
    at: '2026-01-01T00:00:00.000Z',
    text: `${n} texte inventé `.repeat({ proposal: 12, vote: 4, report: 16, trace: 6 }[type as 'vote'] ?? 8),
  };
  const id = {
    attendance: `attendance:2026-01-01:${n}:rpps-10000000000`,
    meeting: `meeting:2026-01-01:${n}`,
  }[type as 'meeting'];
  return { ...doc, _id: id ?? `${type}:${n}:${n}:rpps-10000000000`, unique: crypto.randomUUID() };
}
