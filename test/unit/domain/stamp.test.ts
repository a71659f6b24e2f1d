import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamped, stampSchema, type Stamp } from '../../../shared/domain/stamp';
import { person, time } from './samples';

const author = (device: string) => ({ device, by: person(1).id, at: time('13:00') });
interface Doc {
  readonly clock: Record<string, number>;
  readonly stamps: Record<string, Stamp>;
  readonly pending?: Record<string, { value?: unknown; stamp: Stamp }[]>;
  readonly kept: string;
}
const blank: Doc = { clock: {}, stamps: {}, kept: 'x' };

describe('stamped', () => {
  it('advances its own device only, and names the author of each field', () => {
    const first = stamped(blank, ['a', 'b'], author('un'));
    const second = stamped(first, ['b'], { ...author('deux'), source: 'csv' });
    expect(second.clock).toEqual({ un: 1, deux: 1 });
    expect(second.stamps).toMatchObject({
      a: { device: 'un', n: 1, source: 'typed' },
      b: { device: 'deux', n: 1, source: 'csv' },
    });
    expect(second.kept).toBe('x');
    expect(blank).toEqual({ clock: {}, stamps: {}, kept: 'x' });
    for (const stamp of Object.values(second.stamps)) expect(stampSchema.parse(stamp)).toEqual(stamp);
  });

  it('closes the choices it makes, and no other', () => {
    const stamp = stamped(blank, ['a'], author('un')).stamps['a'] as Stamp;
    const waiting = [{ value: 1, stamp }, { stamp }];
    const open = { ...blank, pending: { a: waiting, b: waiting } };
    expect(stamped(open, ['a'], author('un')).pending).toEqual({ b: waiting });
    expect('pending' in stamped(open, ['a', 'b'], author('un'))).toBe(false);
  });

  it('never gives the same change twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('un', 'deux', 'trois')), (devices) => {
        const seen = new Set<string>();
        let doc = blank;
        for (const device of devices) {
          doc = stamped(doc, ['a'], author(device));
          seen.add(`${doc.stamps['a']?.device} ${doc.stamps['a']?.n}`);
        }
        expect(seen.size).toBe(devices.length);
        expect(Object.values(doc.clock).reduce((a, b) => a + b, 0)).toBe(devices.length);
      }),
    );
  });
});
