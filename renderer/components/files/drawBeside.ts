import type { Sha256 } from '../../../shared/domain/ids';
import {
  PIXELS_QUALITY,
  PIXELS_TYPE,
  scaleFor,
  type CannotDraw,
  type DrawAnswer,
  type DrawAsked,
  type Drawn,
} from './drawing';

type Answered = (answer: Drawn | CannotDraw) => void;

let worker: Worker | null = null;
let next = 1;
const asked = new Map<number, Answered>();

function theWorker(): Worker {
  if (worker) return worker;
  const made = new Worker(new URL('./pictureWorker.ts', import.meta.url), { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<DrawAnswer>) => {
    const answered = asked.get(data.n);
    asked.delete(data.n);
    answered?.('drawn' in data ? data.drawn : data.cannot);
  };
  // What broke it is among these. Another begins with the next picture.
  made.onerror = (event) => {
    event.preventDefault();
    made.terminate();
    worker = null;
    for (const answered of asked.values()) answered('damaged');
    asked.clear();
  };
  return (worker = made);
}

/** In a Worker. The bytes go there: whoever needs them afterwards asks the engine again. */
export function drawBeside(
  file: Sha256,
  page: number,
  content?: DrawAsked['file'],
): Promise<Drawn | CannotDraw> {
  const n = next++;
  const message: DrawAsked = { n, key: file, page, ...(content ? { file: content } : {}) };
  return new Promise((resolve) => {
    asked.set(n, resolve);
    theWorker().postMessage(message, content ? [content.bytes.buffer] : []);
  });
}

/** What takes the page's own document: it draws in short turns, as pdf.js does. */
export async function drawInPage(bytes: Uint8Array<ArrayBuffer>, page: number): Promise<Drawn | CannotDraw> {
  const { pageInPage } = await import('./pdf');
  const { canvas, pages } = await pageInPage(bytes.buffer, page, scaleFor);
  const pixels = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, PIXELS_TYPE, PIXELS_QUALITY),
  );
  return pixels ? { pixels, width: canvas.width, height: canvas.height, pages } : 'damaged';
}
