/** Draws the pictures of files beside the page: neither a photograph of 25 MB nor a long PDF may hold it up. */
import { isImage } from '../../../shared/domain/mediaTypes';
import {
  PIXELS_QUALITY,
  PIXELS_TYPE,
  scaleFor,
  type CannotDraw,
  type DrawAnswer,
  type DrawAsked,
  type Drawn,
} from './drawing';

const packed = (canvas: OffscreenCanvas): Promise<Blob> =>
  canvas.convertToBlob({ type: PIXELS_TYPE, quality: PIXELS_QUALITY });

async function drawImage({ bytes, mediaType }: NonNullable<DrawAsked['file']>): Promise<Drawn> {
  const image = await createImageBitmap(new Blob([bytes], { type: mediaType }));
  const scale = Math.min(1, scaleFor(image));
  const [width, height] = [image.width, image.height].map((edge) => Math.max(1, Math.round(edge * scale)));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const drawing = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!drawing) throw new Error('No canvas');
  // What is transparent is paper, not black.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.imageSmoothingQuality = 'high';
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return { pixels: await packed(canvas), width: canvas.width, height: canvas.height, pages: 1 };
}

async function draw({ key, page, file }: DrawAsked): Promise<Drawn | CannotDraw> {
  if (file && isImage(file.mediaType)) return drawImage(file);
  // Loaded where the first PDF is shown.
  const { drawPdf } = await import('./offscreenPdf');
  const drawn = await drawPdf(key, page, file?.bytes.buffer);
  if (typeof drawn === 'string') return drawn;
  const { canvas, pages } = drawn;
  return { pixels: await packed(canvas), width: canvas.width, height: canvas.height, pages };
}

async function answer(asked: DrawAsked): Promise<void> {
  const { n } = asked;
  const drawn = await draw(asked).catch((): CannotDraw => 'damaged');
  self.postMessage((typeof drawn === 'string' ? { n, cannot: drawn } : { n, drawn }) satisfies DrawAnswer);
}

/** One after the other: two at once would each take twice as long, and twice the memory. */
let turn = Promise.resolve();
self.addEventListener('message', ({ data }: MessageEvent<DrawAsked>) => {
  turn = turn.then(() => answer(data));
});
