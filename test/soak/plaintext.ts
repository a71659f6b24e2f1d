import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { figure, type Figure } from '../bench/figure';
import { Needles } from '../support/plaintext/needles';
import { nothingSearched, searchFolders, type Searched } from '../support/plaintext/search';
import { missedControls } from './plaintextControl';
import { Workstation } from './plaintextPlaces';
import {
  askedFor,
  changeKey,
  crashPage,
  enrol,
  lockWhileTyping,
  meet,
  recover,
  savePapers,
  unlocked,
} from './plaintextStory';
import { knownStrings, typed } from './plaintextStrings';

/** Of the demonstration's own board, whatever the year. */
const DATABASE = 'rcp_demonstration_';

interface Tally {
  readonly searched: Searched;
  readonly missed: string[];
  searches: number;
  /** Files that were asked for without a word that anybody can read them. */
  untold: number;
  saved: number;
}

class Watch {
  private needles = new Needles([]);
  readonly tally: Tally = { searched: nothingSearched(), missed: [], searches: 0, untold: 0, saved: 0 };

  constructor(readonly workstation: Workstation) {}

  lookFor(strings: readonly string[]): void {
    this.needles = new Needles(strings);
  }

  get count(): number {
    return this.needles.count;
  }

  async look(moment: string): Promise<void> {
    const { searched } = this.tally;
    const before = searched.hits.length;
    await this.workstation.search(this.needles, searched);
    this.tally.searches++;
    await this.expectPlaces(moment);
    const hits = searched.hits.slice(before);
    console.error(`plaintext: ${moment}: ${hits.length} hits`);
    for (const { file, way, as, text } of hits) console.error(`  ${file} (${way}, ${as}): ${text}`);
  }

  /** The name of the board's database is no secret: where it is not found, the search was not where the records are. */
  private async expectPlaces(moment: string): Promise<void> {
    const named = nothingSearched();
    await this.workstation.search(new Needles([DATABASE]), named);
    const backups = await readdir(this.workstation.in('backups'));
    for (const place of ['journal/', 'IndexedDB/', ...backups])
      if (!named.hits.some(({ file }) => file.startsWith(place)))
        this.tally.missed.push(`« ${DATABASE} » in ${place}, ${moment}`);
  }

  /** The control on the searcher that is nearest to what it looks for: the same strings in what was asked for. */
  async expectInPapers(texts: readonly string[]): Promise<void> {
    const papers = nothingSearched();
    await searchFolders(this.needles, [this.workstation.in('asked')], papers);
    const there = new Set(papers.hits.map(({ text }) => text));
    for (const text of texts)
      if (!there.has(text)) this.tally.missed.push(`« ${text} » in what was asked for`);
    this.tally.saved = papers.files;
  }

  told(isTold: boolean): void {
    if (!isTold) this.tally.untold++;
  }
}

/**
 * A demonstration meeting is held on the desktop application, cut off, locked, resumed, backed up, its key changed. At
 * each of these moments all that it could have written to is searched for what is known of the meeting.
 * @param isShort without papers, backup, change of key, crash of the page and recovery
 */
export async function plaintextSoak(isShort = false): Promise<Figure[]> {
  const missed = await missedControls();
  const workstation = await Workstation.create();
  const watch = new Watch(workstation);
  watch.tally.missed.push(...missed);
  try {
    let page = await workstation.launch();
    const { recoveryKey, isTold } = await enrol(workstation, page);
    watch.told(isTold);
    watch.lookFor(knownStrings(recoveryKey));
    await meet(page);
    await watch.look('with drafts on the screen');
    await workstation.kill();
    await watch.look('killed');

    page = await workstation.launch();
    await lockWhileTyping(page);
    await watch.look('locked');
    if (!isShort) await rest(watch, page, recoveryKey);
    await workstation.close();
    await watch.look('closed');
    await watch.expectInPapers([
      recoveryKey,
      ...(isShort ? [] : [typed.decision, typed.proposal, typed.family]),
    ]);
    for (const what of watch.tally.missed) console.error(`plaintext: control missed: ${what}`);
    return figures(watch.count, watch.tally);
  } finally {
    await workstation.remove();
  }
}

async function rest(watch: Watch, locked: Page, recoveryKey: string): Promise<void> {
  const { workstation } = watch;
  await unlocked(locked);
  watch.told(await savePapers(workstation, locked));
  await changeKey(workstation, locked);
  await watch.look('papers saved, backed up, key changed');
  await workstation.close();

  const page = await workstation.launch();
  await unlocked(page);
  await crashPage(workstation, page);
  await watch.look('page crashed');
  await workstation.kill();
  await watch.look('killed again');
  const renewed = await recover(await workstation.launch(), recoveryKey);
  watch.lookFor(knownStrings(recoveryKey, renewed));
  const backups = nothingSearched();
  await searchFolders(new Needles([]), [workstation.in('backups')], backups);
  if (backups.files < 2) watch.tally.missed.push('two backups');
  const asked = await askedFor(workstation);
  const zip = await readFile(
    path.join(workstation.in('asked'), asked.find((it) => it.endsWith('.docx')) ?? ''),
  );
  if (!zip.subarray(0, 2).equals(Buffer.from('PK'))) watch.tally.missed.push('a Word document');
}

function figures(strings: number, { searched, missed, searches, untold, saved }: Tally): Figure[] {
  const one = (name: string, value: number, unit: string, floor: number | null = null): Figure =>
    figure('plaintext', name, value, unit, floor);
  return [
    one('known strings', strings, 'strings'),
    one('searches', searches, 'searches'),
    one('files looked through', searched.files, 'files'),
    one('looked through, unpacked included', searched.bytes / 1024 / 1024, 'MB'),
    one('strings found', searched.hits.length, 'hits', 0),
    one('doctors’ numbers in the ids of documents', searched.inIds.size, 'numbers'),
    one('packed parts that could not be opened', searched.unread, 'parts', 0),
    one('controls missed', missed.length, 'controls', 0),
    one('files saved because asked for', saved, 'files'),
    one('times the person was not told that they can be read', untold, 'times', 0),
  ];
}
