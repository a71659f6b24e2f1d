import type { IncomingMessage } from 'node:http';

/** Twice the largest thing that a phone has to say. */
const MOST_BYTES = 2500;
export class TooLarge extends Error {}

/** @throws TooLarge as soon as it is, whatever its length was said to be */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const { 'content-length': said } = request.headers;
  if (said !== undefined && Number(said) > MOST_BYTES) throw new TooLarge();
  let [text, size] = ['', 0];
  for await (const piece of request.setEncoding('utf8') as AsyncIterable<string>) {
    size += piece.length;
    if (size > MOST_BYTES) throw new TooLarge();
    text += piece;
  }
  return text;
}
