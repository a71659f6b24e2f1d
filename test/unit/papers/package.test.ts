import { describe, expect, it, vi } from 'vitest';
import { all, parseXml, rawText, readDocx, type Docx } from './docxParts';
import { inWord } from './inWord';
import { complete, fullMeeting, meeting, minimal, plannedMeeting, veryFull } from './sampleCases';
import { issuedAt, timeZone } from './sampleViews';

const common = { issuedAt, timeZone };
const papers: Record<string, () => Promise<Uint8Array>> = {
  'complete report': () => inWord('caseReport', { view: complete, meeting, board: meeting.board, ...common }),
  'minimal report': () =>
    inWord('caseReport', { view: minimal, meeting: plannedMeeting, board: meeting.board, ...common }),
  'very full report': () =>
    inWord('caseReport', { view: veryFull, meeting: fullMeeting, board: meeting.board, ...common }),
  list: () => inWord('meetingList', { meeting: fullMeeting, account: null, ...common }),
  'attendance sheet': () => inWord('attendanceSheet', { meeting: fullMeeting, ...common }),
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** `word/_rels/document.xml.rels` → `word/document.xml` */
const ownerOf = (rels: string): string => rels.replace('_rels/', '').replace(/\.rels$/, '');

function danglingReferences({ parts }: Docx): string[] {
  const out: string[] = [];
  for (const [path, xml] of parts) {
    if (!path.endsWith('.rels')) continue;
    const owner = ownerOf(path);
    const relations = all(parseXml(xml), 'Relationship');
    const ids = relations.map((r) => r.attributes['Id']);
    for (const relation of relations) {
      const target = folderOf(owner) + (relation.attributes['Target'] ?? '');
      if (relation.attributes['TargetMode'] !== 'External' && !parts.has(target))
        out.push(`${path} → ${target}`);
    }
    for (const [, id] of (parts.get(owner) ?? '').matchAll(/ r:(?:id|embed|link)="([^"]+)"/g))
      if (!ids.includes(id)) out.push(`${owner} uses ${id}`);
  }
  return out;
}

/** `DefaultParagraphFont` is Word's own and needs no definition. */
function unknownStyles({ parts }: Docx): string[] {
  const known = new Set<string | undefined>([
    'DefaultParagraphFont',
    ...all(parseXml(parts.get('word/styles.xml') ?? ''), 'w:style').map((s) => s.attributes['w:styleId']),
  ]);
  const used = [...parts.values()].flatMap((xml) =>
    [...xml.matchAll(/<w:(?:pStyle|rStyle|basedOn) w:val="([^"]+)"/g)].map(([, id]) => id),
  );
  return used.filter((id): id is string => id !== undefined && !known.has(id));
}

describe.each(Object.entries(papers))('%s', (_name, make) => {
  it('is a sound package: well-formed parts, no dangling reference, declared types, known styles', async () => {
    const docx = readDocx(await make());
    for (const [name, xml] of docx.parts)
      if (!name.endsWith('.png')) expect(() => parseXml(xml)).not.toThrow();
    expect(danglingReferences(docx)).toEqual([]);
    expect(unknownStyles(docx)).toEqual([]);
    const declared = all(parseXml(docx.parts.get('[Content_Types].xml') ?? ''), 'Override').map(
      (o) => o.attributes['PartName'],
    );
    for (const name of declared) expect(docx.parts.has((name ?? '').slice(1))).toBe(true);
  });

  it('numbers its pages by fields and says where it comes from', async () => {
    const docx = readDocx(await make());
    const fields = all(parseXml(docx.parts.get('word/footer1.xml') ?? ''), 'w:instrText').map(rawText);
    expect(fields.map((f) => f.trim())).toEqual(['PAGE', 'NUMPAGES']);
    expect(docx.footer).toContain('Document issu de Concerto · édité le 25/11/2026 à 9 h 12');
  });

  it('is French, A4, and keeps header rows and short rows whole', async () => {
    const docx = readDocx(await make());
    expect(docx.parts.get('word/styles.xml')).toContain('w:lang w:val="fr-FR"');
    const size = all(docx.body, 'w:pgSz')[0]?.attributes ?? {};
    expect([size['w:w'], size['w:h']].sort()).toEqual(['11906', '16838']);
    const headed = all(docx.body, 'w:tbl').filter((t) => all(t, 'w:tblHeader').length > 0);
    expect(headed.length).toBeGreaterThan(0);
    for (const table of all(docx.body, 'w:tbl')) expect(all(table, 'w:cantSplit').length).toBeGreaterThan(0);
  });

  it('names no patient in its properties and bears the instant of issue', async () => {
    const core = readDocx(await make()).parts.get('docProps/core.xml') ?? '';
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-25T08:12:00Z<');
    expect(core).toContain('<dc:language>fr-FR</dc:language>');
    expect(core).not.toMatch(/corbel|le bihan|tanguy|castelbajac|2640319/i);
  });

  it('gives the same bytes at any hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(new Date('2027-01-01T00:00:00Z'));
      const first = await make();
      vi.setSystemTime(new Date('2031-06-15T17:45:30Z'));
      expect(await make()).toEqual(first);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the papers for the wall and the table', () => {
  it('lie on their side, the report stands', async () => {
    const orientation = async (make: (() => Promise<Uint8Array>) | undefined) =>
      all(readDocx(await (make ?? (() => Promise.reject(new Error('no paper'))))()).body, 'w:pgSz')[0]
        ?.attributes['w:orient'];
    expect(await orientation(papers['list'])).toBe('landscape');
    expect(await orientation(papers['attendance sheet'])).toBe('landscape');
    expect(await orientation(papers['complete report'])).not.toBe('landscape');
  });
});
