import path from 'node:path';
import type { Disk } from './disk';
import { KeptText } from './keptText';

/** The wrapped data keys. */
export class Vault extends KeptText {
  constructor(folder: string, disk?: Disk) {
    super(
      path.join(folder, 'vault.json'),
      'Le fichier des clés de ce poste ne peut pas être lu. Prévenez votre service informatique.',
      disk,
    );
  }
}

/** How many wrong passphrases in a row, and when: beside the keys, so that starting again does not forget them. */
export class Tries extends KeptText {
  constructor(folder: string, disk?: Disk) {
    super(path.join(folder, 'tries.json'), 'Le décompte des essais ne peut pas être lu.', disk);
  }
}
