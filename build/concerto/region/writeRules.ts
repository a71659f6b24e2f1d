import { readFileSync } from 'node:fs';
import {
  boardParts,
  boardValidation,
  directoryParts,
  directoryValidation,
} from '../../../shared/region/validation/text';
import { inRoot } from '../../paths';

const read = (part: string): string => readFileSync(inRoot('shared/region/validation', `${part}.js`), 'utf8');

/** What CouchDB asks at each write in a board's database. */
export const boardRules = (slug: string): string => boardValidation(slug, boardParts.map(read));

/** The same for the directory. */
export const directoryRules = (): string => directoryValidation(directoryParts.map(read));
