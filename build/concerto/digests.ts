import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Digests } from '../../shared/records/frame';

export const nodeDigests: Digests = {
  crc32: (bytes, before) => crc32(bytes, before),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
