import { crc32, deflateSync } from 'node:zlib';
import type { PickedFile } from './story';

/** An invented report of so many pages, as a laboratory would make it, with words that can be read. */
export function reportPdf(name: string, pages: readonly string[]): PickedFile {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((words, i) => {
      const text = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET\n72 700 450 2 re f`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ];
    }),
  ];
  // As heavy as one that has a logo: not a file that needs no pieces.
  let body = `%PDF-1.7\n% ${'inventé '.repeat(40_000)}\n`;
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const lines = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(body + end, 'latin1') };
}

function part(kind: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(kind), 4);
  bytes.set(data, 8);
  numbers.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** A grey picture with a bright round in it, and grain, so that it does not pack to nothing. */
export function mammogramPng(name: string, width = 600, height = 800): PickedFile {
  const rows = new Uint8Array((width + 1) * height);
  let grain = 7;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
      const far = Math.hypot(x - width, y - height / 2) / width;
      const mass = Math.hypot(x - width * 0.6, y - height * 0.45) < width * 0.06 ? 90 : 0;
      const light = far < 0.9 ? 120 * (1 - far) + mass + (grain >>> 28) : 4;
      rows[y * (width + 1) + 1 + x] = Math.min(255, Math.round(light + 20));
    }
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, height);
  header.set([8, 0, 0, 0, 0], 8);
  const buffer = Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    part('IHDR', header),
    part('IDAT', new Uint8Array(deflateSync(rows))),
    part('IEND', new Uint8Array(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}
