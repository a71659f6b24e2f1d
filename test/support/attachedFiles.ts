import type { Page } from '@playwright/test';
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
  return { name, mimeType: 'application/pdf', buffer: pdfOf(objects, 'inventé '.repeat(40_000)) };
}

function pdfOf(objects: readonly string[], remark: string, trailer = ''): Buffer {
  let body = `%PDF-1.7\n% ${remark}\n`;
  const places = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const lines = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(body + end, 'latin1');
}

const stream = (entries: string, content: string): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;

/** A red page whose right half a mask takes away by its darkness, as exported slides have: white paper is left there. */
export function maskedPdf(name: string): PickedFile {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Resources << /ExtGState << /G 5 0 R >> >> /Contents 4 0 R >>',
    stream('', '/G gs 1 0 0 rg 0 0 600 400 re f'),
    '<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 6 0 R >> >>',
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 600 400] /Group << /S /Transparency /CS /DeviceGray >>',
      '1 g 0 0 300 400 re f 0 g 300 0 300 400 re f',
    ),
  ];
  return { name, mimeType: 'application/pdf', buffer: pdfOf(objects, '') };
}

/** One that asks for a password. */
export function lockedPdf(name: string): PickedFile {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 0 /Kids [] >>',
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'4f'.repeat(32)}> /U <${'55'.repeat(32)}> >>`,
  ];
  const id = '<00112233445566778899aabbccddeeff>';
  const trailer = `/Encrypt 3 0 R /ID [${id} ${id}] `;
  return { name, mimeType: 'application/pdf', buffer: pdfOf(objects, '', trailer) };
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

/** A photograph with what a camera or a scanner writes beside it (EXIF, a remark), drawn by this page. */
export async function photographJpeg(page: Page, name: string, beside: string): Promise<PickedFile> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 500);
    const drawing = canvas.getContext('2d');
    if (!drawing) throw new Error('no canvas');
    drawing.fillStyle = '#3b5f9e';
    drawing.fillRect(0, 0, 800, 500);
    drawing.fillStyle = '#f4d35e';
    drawing.fillRect(0, 0, 200, 125);
    const drawn = await canvas.convertToBlob({ type: 'image/jpeg' });
    const bytes = new Uint8Array(await drawn.arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  const drawn = new Uint8Array(Buffer.from(base64, 'base64'));
  const segment = (marker: number, words: string): Uint8Array => {
    const length = words.length + 2;
    const written = [...words].map((letter) => letter.charCodeAt(0));
    return Uint8Array.of(0xff, marker, length >> 8, length & 0xff, ...written);
  };
  const [start, rest] = [drawn.subarray(0, 2), drawn.subarray(2)];
  const buffer = Buffer.concat([start, segment(0xe1, `Exif\0\0${beside}`), segment(0xfe, beside), rest]);
  return { name, mimeType: 'image/jpeg', buffer };
}
