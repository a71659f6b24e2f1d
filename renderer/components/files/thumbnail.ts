import { THUMBNAIL_BYTES, THUMBNAIL_PIXELS } from '../../../shared/domain/files';
import { isImage, isPdf, SIGNATURE_BYTES, sniffMediaType } from '../../../shared/domain/mediaTypes';

/** From fine to coarse: the first one that is light enough is taken. */
const QUALITIES = [0.8, 0.6, 0.4];

/** A small picture of it, made in the page, which alone can draw; null where none can be made: it is attached all the same. */
export async function thumbnailOf(file: File): Promise<Blob | null> {
  const type = sniffMediaType(new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer()));
  if (!type) return null;
  try {
    if (isImage(type)) return await small(await createImageBitmap(file));
    if (isPdf(type)) {
      const { firstPage } = await import('./pdf');
      return await small(await firstPage(await file.arrayBuffer(), THUMBNAIL_PIXELS));
    }
  } catch {
    // Damaged, or of a kind that this browser does not draw.
  }
  return null;
}

async function small(image: ImageBitmap | HTMLCanvasElement): Promise<Blob | null> {
  const scale = Math.min(1, THUMBNAIL_PIXELS / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const drawing = canvas.getContext('2d');
  if (!drawing) return null;
  // A JPEG has no transparency: paper, not black.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  if (image instanceof ImageBitmap) image.close();
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= THUMBNAIL_BYTES) return blob;
  }
  return null;
}
