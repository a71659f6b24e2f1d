import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined } from '../../../support/plaintext/bytes';
import { writingsOf } from '../../../support/plaintext/encodings';
import { Needles } from '../../../support/plaintext/needles';
import { nothingSearched, searchContent, searchFolders } from '../../../support/plaintext/search';
import { unsnap } from '../../../support/plaintext/snappy';
import { log, snap, table } from './packed';

const NAME = 'Églantine-Démo';
const LONG = 'Patiente de 84 ans, fragile (G8 à 12), évaluation gériatrique faite, sous anesthésie locale.';
const needles = new Needles([NAME, LONG]);
const noise = (size: number): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff));
const packed = (open: (bytes: Uint8Array) => Buffer, content: Buffer): Buffer =>
  joined([noise(100), open(new Uint8Array(content)), noise(100)]);

function look(file: string, content: Buffer) {
  const into = nothingSearched();
  searchContent(needles, file, content, into);
  return into;
}
const ways = (file: string, content: Buffer) => new Set(look(file, content).hits.map(({ way }) => way));

describe('a planted text is found', () => {
  const utf8 = Buffer.from(NAME);
  const upper = NAME.toLocaleUpperCase('fr');
  const controls: Record<string, Buffer> = {
    'UTF-8': utf8,
    'UTF-16LE': Buffer.from(NAME, 'utf16le'),
    'UTF-16BE': Buffer.from(NAME, 'utf16le').swap16(),
    'Latin-1': Buffer.from(NAME, 'latin1'),
    decomposed: Buffer.from(NAME.normalize('NFD')),
    'lower case': Buffer.from('églantine-démo'),
    'upper case': Buffer.from('ÉGLANTINE-DÉMO'),
    'without accents': Buffer.from('EGLANTINE-DEMO'),
    hex: Buffer.from(utf8.toString('hex')),
    'hex in capitals': Buffer.from(utf8.toString('hex').toUpperCase()),
    'JSON escapes': Buffer.from('\\u00c9glantine-D\\u00e9mo'),
    'JSON escapes in capitals': Buffer.from('\\u00C9glantine-D\\u00E9mo'),
    'URL-encoded': Buffer.from('%C3%89glantine-D%C3%A9mo'),
    'URL-encoded in small letters': Buffer.from('%c3%89glantine-d%c3%a9mo'.replace('-d', '-D')),
    'base64 of UTF-16': Buffer.from(Buffer.from(`.${NAME}.`, 'utf16le').toString('base64')),
    'base64 of capitals': Buffer.from(Buffer.from(`${upper}.`).toString('base64')),
  };
  for (const before of ['', 'a', 'ab', 'abc'])
    controls[`base64 after ${before.length} bytes`] = Buffer.from(
      Buffer.from(`${before}${NAME} et la suite`).toString('base64'),
    );
  test.each(Object.entries(controls))('written as %s', (_as, bytes) => {
    for (const around of [0, 1, 2, 3, 40])
      expect(look('Preferences', joined([noise(around), bytes, noise(around)])).hits).not.toEqual([]);
  });

  test('in the address of a form, with + for its spaces', () => {
    const typed = new Needles(['Dr Paul ADOUR']);
    expect(typed.in(Buffer.from('https://x/?q=Dr+Paul+ADOUR'))).toHaveLength(1);
    expect(typed.in(Buffer.from('https://x/?q=Dr%20Paul%20ADOUR'))).toHaveLength(1);
  });

  test('a long text, when a border cuts it anywhere', () => {
    for (let at = 1; at < LONG.length; at++) {
      const cut = joined([Buffer.from(LONG.slice(0, at)), noise(9), Buffer.from(LONG.slice(at))]);
      expect(needles.in(cut)).not.toEqual([]);
    }
  });

  test('every writing of every text, wherever it stands', () => {
    const texts = [NAME, LONG.slice(0, 20), '258039999999982', '1964-04-17'];
    const many = new Needles(texts);
    const writings = texts.flatMap((text) => writingsOf(text).map(({ bytes }) => ({ text, bytes })));
    fc.assert(
      fc.property(
        fc.constantFrom(...writings),
        fc.uint8Array({ maxLength: 50 }),
        fc.uint8Array({ maxLength: 50 }),
        ({ text, bytes }, before, after) =>
          many
            .in(joined([Buffer.from(before), bytes, Buffer.from(after)]))
            .some((match) => match.text === text),
      ),
      { numRuns: 500 },
    );
  });
});

describe('a packed text is found', () => {
  // « Démo » and « Églantine » were there before: Snappy writes the name as two copies.
  const broken = Buffer.from(`Démo. Églantine-Dahlia. ${'x'.repeat(100)}${NAME}`);
  const plain = snap(broken);

  test('not by looking at the packed bytes: the control is one', () => {
    expect(needles.in(plain)).toEqual([]);
    expect(needles.in(Buffer.from(gzipSync(new Uint8Array(broken))))).toEqual([]);
  });

  test.each([
    ['gzip', packed((it) => gzipSync(it), broken), 'raw>gzip'],
    ['zlib', packed((it) => deflateSync(it), broken), 'raw>deflate'],
    ['a cut gzip', Buffer.from(gzipSync(new Uint8Array(broken))).subarray(0, -9), 'raw>gzip'],
    ['a value of Blink', joined([noise(9), Buffer.from([0xff, 0x11, 2]), plain, noise(9)]), 'raw>snappy'],
  ])('%s', (_name, content, way) => {
    expect(ways('data_1', content)).toContain(way);
  });

  test('a zip, also one within a gzip', () => {
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04', 'latin1');
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(5, 26);
    const zip = joined([header, Buffer.from('a.xml'), deflateRawSync(new Uint8Array(broken)), noise(50)]);
    expect(ways('CR.docx', zip)).toContain('raw>zip');
    expect(
      ways(
        'f',
        packed((it) => gzipSync(it, { level: 0 }), zip),
      ),
    ).toContain('raw>gzip>zip');
  });

  test('a table, its keys without what they share, and a value of Blink in it', () => {
    const keys = [
      [
        ['Églantine-Aa', Buffer.of(1)],
        [NAME, Buffer.of(2)],
        ['Églantine-Z', Buffer.of(3)],
      ],
    ] as const;
    expect(ways('000005.ldb', table(keys, 0))).toEqual(new Set(['table']));
    const values = [[['a', noise(50)]], [['b', broken]]] as const;
    expect(ways('000005.ldb', table(values, 1))).toEqual(new Set(['table']));
    const value = joined([Buffer.from([0xff, 0x11, 2]), plain]);
    expect(ways('000005.ldb', table([[['a', value]]], 1))).toEqual(new Set(['table>snappy']));
  });

  test('a table that was not written to its end', () => {
    const whole = table([[['a', noise(3000)]], [['b', broken]], [['c', noise(300)]]], 1);
    expect(ways('000005.ldb', whole.subarray(0, whole.length - 100))).toEqual(new Set(['table']));
  });

  test('a log, where the header of a block stands in the middle of it', () => {
    const at = 32 * 1024 - 7 - 4;
    const content = log(joined([noise(at), Buffer.from(NAME), noise(50)]));
    expect(needles.in(content)).toEqual([]);
    expect(ways('000003.log', content)).toEqual(new Set(['log']));
  });

  test('and what cannot be opened is counted', () => {
    expect(look('000005.ldb', table([[['a', noise(50)]], [['b', noise(50)]]], 2)).unread).toBe(2);
    expect(look('000005.ldb', table([[['a', noise(50)]]], 1)).unread).toBe(0);
  });
});

test('Snappy gives back what went in, and of a cut one the beginning', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('abc', 'abcdef', 'éà', '0'), { maxLength: 300 }), (words) => {
      const content = Buffer.from(words.join(''));
      const once = snap(content);
      expect(unsnap(once)).toEqual({ bytes: content, used: once.length, isWhole: true });
      const { bytes } = unsnap(once.subarray(0, once.length - 1));
      expect(content.subarray(0, bytes.length).equals(bytes)).toBe(true);
    }),
  );
});

test('noise holds nothing, and a short text is not looked for', () => {
  expect(look('data_1', noise(300_000)).hits).toEqual([]);
  expect(() => new Needles(['Iris'])).toThrow();
});

test('a doctor’s number within a person’s id is counted apart, anywhere else it is a hit', () => {
  const numbers = new Needles(['99900000011', '99900000029']);
  const content = joined([
    Buffer.from('vote:X:rpps-99900000011'),
    Buffer.from('rpps-99900000011', 'utf16le'),
    Buffer.from('rpps-99900000011', 'utf16le').swap16(),
  ]);
  const into = nothingSearched();
  searchContent(numbers, 'a', content, into);
  expect([...into.inIds]).toEqual(['99900000011']);
  expect(into.hits).toEqual([]);
  for (const other of ['RPPS 99900000011', 'rpps-99900000011,99900000029'])
    searchContent(numbers, 'b', Buffer.from(other), into);
  expect(into.hits.map(({ text }) => text)).toEqual(['99900000011', '99900000029']);
  expect(content.includes('rpps-99900000011')).toBe(true);
});

test('folders are looked through to the bottom: contents, names, where links lead', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'concerto-search-'));
  try {
    await mkdir(path.join(folder, 'a', 'b'), { recursive: true });
    await writeFile(path.join(folder, 'a', 'b', 'deep'), NAME);
    await writeFile(path.join(folder, 'a', `${NAME}.txt`), 'nothing');
    await symlink(`/nowhere/${NAME}`, path.join(folder, 'link'));
    const into = nothingSearched();
    await searchFolders(needles, [folder], into);
    expect(into.files).toBe(3);
    expect(into.hits.map(({ file, way }) => `${file} ${way}`).sort()).toEqual([
      'a/b/deep raw',
      `a/${NAME}.txt name`,
      'link raw',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
