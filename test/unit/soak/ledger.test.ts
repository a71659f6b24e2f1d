import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/caseFile';
import { voteSchema } from '../../../shared/domain/vote';
import { shownOf } from '../../../shared/merge/voteSeeing';
import { stamped } from '../../../shared/domain/stamp';
import { mergeDocuments } from '../../../shared/merge/merge';
import { SyncLedger } from '../../soak/sync/ledger';
import type { Kept } from '../../soak/workstation/inspect';

const PERSON = 'pers-01J0000000000000000000000D';
const OTHER = 'pers-01J0000000000000000000000E';
const author = (device: string) => ({
  device,
  by: PERSON as never,
  at: '2026-01-01T10:00:00.000Z' as never,
});
const blank: CaseFile = {
  _id: 'case:01J0000000000000000000000A' as never,
  type: 'case',
  schema: 1,
  clock: {},
  stamps: {},
  meeting: 'meeting:2026-12-30:01J0000000000000000000000B' as never,
  values: {},
  discussion: '',
  withdrawn: false,
};
const discussed = (doc: CaseFile, device: string, discussion: string): CaseFile =>
  stamped({ ...doc, discussion }, ['discussion'], author(device));
const kept = (doc: object & { _id: string }, ...ancestors: string[]): Kept => ({
  id: doc._id,
  rev: `${ancestors.length}-${ancestors[0]}`,
  ancestors,
  doc: doc,
});
const lost = (stands: { _id: string }, ...written: Kept[]) =>
  new SyncLedger(written, new Set()).lost([{ id: stands._id, doc: stands }]);

const root = discussed(blank, 'A', 'début');
const left = discussed(root, 'A', 'gauche');
const right = discussed(root, 'B', 'droite');
const history = [kept(root, 'r'), kept(left, 'a', 'r'), kept(right, 'b', 'r')];

const vote = (at: string, comment: string) => ({
  _id: 'vote:01J0000000000000000000000A:01J0000000000000000000000C:pers-01J0000000000000000000000D',
  type: 'vote',
  schema: 1,
  case: blank._id,
  proposal: 'proposal:01J0000000000000000000000A:01J0000000000000000000000C',
  voter: { id: PERSON, family: 'X', given: '', title: '' },
  position: 'for',
  comment,
  recordedBy: PERSON,
  at: `2026-01-01T${at}:00.000Z`,
});

describe('the ledger of a schedule', () => {
  it('finds both of two values that were written apart', () => {
    expect(lost(mergeDocuments(left, right) as CaseFile, ...history)).toEqual([]);
  });

  it('says that one was lost where the other took its place unseen', () => {
    expect(lost({ ...left, clock: { A: 2, B: 1 } } as CaseFile, ...history)).toEqual([
      expect.stringContaining('lost: discussion B 1'),
    ]);
  });

  it('takes a value for replaced where a person saw it', () => {
    const merged = mergeDocuments(left, right) as CaseFile;
    const chosen = discussed(merged, 'A', 'choisi');
    const merge = kept(merged, 'm', 'b', 'r');
    const ledger = new SyncLedger(
      [...history, merge, kept(chosen, 'c', 'm', 'b', 'r')],
      new Set([`${merge.id} ${merge.rev}`]),
    );
    expect(ledger.lost([{ id: chosen._id, doc: chosen }])).toEqual([]);
    expect(ledger.lost([{ id: merged._id, doc: merged }])).not.toEqual([]);
  });

  it('says that a document is gone', () => {
    expect(new SyncLedger(history, new Set()).lost([])).toEqual([`${blank._id} is gone`]);
  });

  it('never lets a vote come back that somebody replaced, whatever the clocks said', () => {
    const [first, second] = [vote('15:00', 'un'), vote('10:00', 'deux')];
    const written = [kept(first, 'v'), kept(second, 'w', 'v')];
    expect(lost(second, ...written)).toEqual([]);
    expect(lost(first, ...written)).toEqual([expect.stringContaining('is there again')]);
  });

  it('knows the last of two votes that were cast apart', () => {
    const [first, second] = [vote('15:00', 'un'), vote('10:00', 'deux')];
    expect(lost(second, kept(first, 'v'), kept(second, 'w'))).toEqual([
      expect.stringContaining('the last vote'),
    ]);
  });

  it('asks that the position which lost is told beside the last', () => {
    const [first, second] = [vote('15:00', 'un'), vote('10:00', 'deux')];
    const written = [kept(first, 'v'), kept(second, 'w')];
    expect(lost(first, ...written)).toEqual([expect.stringContaining('is not told')]);
    const { position, comment, recordedBy, at } = second;
    const told = { ...first, apart: [{ position, comment, recordedBy, at }] };
    expect(lost(told, ...written)).toEqual([]);
  });

  it('asks the same of one that another was written over unseen, and not where it was seen', () => {
    const [first, second] = [vote('10:00', 'un'), { ...vote('15:00', 'deux'), recordedBy: OTHER }];
    const written = [kept(first, 'v'), kept(second, 'w', 'v')];
    const seeing = (...keys: string[]) => new SyncLedger(written, new Set(), new Map([['deux', keys]]));
    const stands = (doc: { _id: string }) => [{ id: doc._id, doc }];
    expect(seeing().lost(stands(second))).toEqual([expect.stringContaining('is not told')]);
    const { position, comment, recordedBy, at } = first;
    const told = { ...second, apart: [{ position, comment, recordedBy, at }] };
    const unseen = new SyncLedger(
      [kept(first, 'v'), kept(told, 'w', 'v')],
      new Set(),
      new Map([['deux', []]]),
    );
    expect(unseen.lost(stands(told))).toEqual([]);
    expect(seeing(...shownOf(voteSchema.parse(first))).lost(stands(second))).toEqual([]);
  });

  it('looks for what was acknowledged among all that was ever written', () => {
    const ledger = new SyncLedger(history, new Set());
    expect([ledger.holds('gauche'), ledger.holds('gau')]).toEqual([true, false]);
  });
});
