import path from 'node:path';

/** Where things are, from this file's own place: the commands work from any current folder. */
export const root = path.resolve(import.meta.dirname, '..');
export const inRoot = (...parts: string[]): string => path.join(root, ...parts);
