import { describe, expect, it } from 'vitest';
import { Disk, Origins } from '../../soak/workstation/disk';
import type { Committed } from '../../soak/workstation/messages';

const layout = { version: 1, stores: [{ name: 's', keyPath: null, autoIncrement: false, indexes: [] }] };
const made: Committed = { database: 'd', layout, changes: [], numbers: [], isStrict: true };
const put = (key: number, isStrict = false): Committed => ({
  database: 'd',
  layout: null,
  changes: [{ kind: 'put', store: 's', key, value: key }],
  numbers: [],
  isStrict,
});
const held = (disk: Disk) => [...(disk.databases.get('d')?.records.get('s')?.keys() ?? [])];
const entry = (rev: string, cipher = 'x') => ({ database: 'd', id: 'case:1', rev, ancestors: [], cipher });

describe('the disk of a workstation that is killed', () => {
  it('keeps all that was handed over when the application is killed', () => {
    const disk = new Disk(new Origins());
    for (const it of [made, put(1), put(2), put(3)]) disk.committed(it);
    disk.flush();
    expect(held(disk)).toEqual(['1', '2', '3']);
  });

  it('loses the last that was not flushed when the power fails, never what was, nor the journal', () => {
    const disk = new Disk(new Origins());
    disk.answer({ op: 'journal.append', entries: [entry('1-a')] });
    for (const it of [made, put(1), put(2, true), put(3), put(4)]) disk.committed(it);
    disk.cutPower(0.5);
    expect(held(disk)).toEqual(['1', '2', '3']);
    for (const it of [put(5), put(6)]) disk.committed(it);
    disk.cutPower(0.999);
    expect(held(disk)).toEqual(['1', '2', '3']);
    expect(disk.answer({ op: 'journal.read', from: 0 })).toMatchObject({ entries: [{ rev: '1-a' }], end: 1 });
  });
});

describe('who made a revision', () => {
  it('is told by the journal that had it first: a merge that notes its winner again did not make it', () => {
    const origins = new Origins();
    origins.note([entry('2-act')]);
    origins.note([entry('3-merge'), entry('3-end', '')]);
    origins.note([entry('2-act'), entry('4-end', '')]);
    origins.note([entry('3-merge')]);
    expect([...origins.merges]).toEqual(['case:1 3-merge', 'case:1 3-end', 'case:1 4-end']);
  });
});
