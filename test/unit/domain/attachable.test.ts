import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../shared/domain/attachable';
import {
  attachedOf,
  MAX_ATTACHED_BYTES,
  MAX_CASE_BYTES,
  PIECE_BYTES,
  type Attached,
} from '../../../shared/domain/files';
import { nameFor, sniffMediaType } from '../../../shared/domain/mediaTypes';
import { MAX_DOCUMENT_BYTES } from '../../../shared/region/limits';

const attached = (size: number, turns = 0, at = '2026-11-24T13:00:00.000Z'): Attached => ({
  name: 'irm.pdf',
  mediaType: 'application/pdf',
  size,
  by: 'rpps-99900000011' as Attached['by'],
  at: at as Attached['at'],
  turns,
});
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const offered = (size: number) => ({ name: 'irm.pdf', size, mediaType: 'application/pdf' as const });
const wordsOf = (...given: Parameters<typeof refusalOf>): string | null => {
  const refusal = refusalOf(...given);
  return refusal && !refusal.ok ? refusal.problem.message.replaceAll('\u00a0', ' ') : null;
};

describe('what may be attached', () => {
  it('is told by the first bytes, whatever the name says', () => {
    expect(sniffMediaType(bytes('%PDF-1.7 …'))).toBe('application/pdf');
    expect(sniffMediaType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
    expect(sniffMediaType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
    for (const foreign of ['<svg onload=x>', '<!doctype html>', 'PK\x03\x04', 'MZ', 'GIF89a', '%PD', ''])
      expect(sniffMediaType(bytes(foreign))).toBeNull();
  });

  it('keeps its name, with an ending that says what it is', () => {
    expect(nameFor('IRM.PDF', 'application/pdf')).toBe('IRM.PDF');
    expect(nameFor('photo.jpeg', 'image/jpeg')).toBe('photo.jpeg');
    expect(nameFor('photo', 'image/jpeg')).toBe('photo.jpg');
    expect(nameFor('facture.pdf.exe', 'application/pdf')).toBe('facture.pdf.exe.pdf');
  });

  it('is as large as is said, and no larger', () => {
    expect(wordsOf(offered(MAX_ATTACHED_BYTES), undefined)).toBeNull();
    expect(wordsOf(offered(MAX_ATTACHED_BYTES + 1), undefined)).toBe(
      '« irm.pdf » pèse un peu plus de 25,0 Mo : une pièce jointe en pèse 25,0 Mo au plus.',
    );
    expect(wordsOf(offered(0), undefined)).toContain('est vide');
    expect(wordsOf({ ...offered(5), mediaType: null }, undefined)).toBe(
      '« irm.pdf » n’est ni PDF, ni JPEG, ni PNG : il n’est pas joint.',
    );
  });

  it('counts what the case has, and not what was taken off', () => {
    const large = MAX_ATTACHED_BYTES;
    const four = { a: attached(large), b: attached(large), c: attached(large), d: attached(large) };
    expect(MAX_CASE_BYTES).toBe(4 * large);
    expect(wordsOf(offered(1), four)).toContain('pour 100,0 Mo au plus');
    expect(wordsOf(offered(1), { ...four, d: attached(large, 1) })).toBeNull();
    expect(wordsOf(offered(1), { ...four, d: attached(large, 2) })).not.toBeNull();
  });

  it('is listed in the order it came, without what was taken off', () => {
    const files = {
      c: attached(1, 0, '2026-11-24T13:00:02.000Z'),
      b: attached(1, 0, '2026-11-24T13:00:01.000Z'),
      a: attached(1, 0, '2026-11-24T13:00:01.000Z'),
      off: attached(1, 1),
    };
    expect(attachedOf(files).map(([sha256]) => sha256)).toEqual(['a', 'b', 'c']);
    expect(attachedOf(undefined)).toEqual([]);
  });

  it('is cut so that a piece, as base64, sealed and once more as base64, is a document that is taken', () => {
    const plain = Math.ceil(PIECE_BYTES / 3) * 4 + 200;
    expect(Math.ceil((plain + 28) / 3) * 4).toBeLessThan(MAX_DOCUMENT_BYTES);
    // The region's rules measure what is three times shorter by its length alone.
    expect(plain * 3).toBeLessThan(MAX_DOCUMENT_BYTES);
  });
});
