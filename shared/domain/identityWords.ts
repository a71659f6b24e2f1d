import { INS_OIDS } from './identities';

/** « née le », as the sex says. */
export const bornOn = (sex: string | undefined): string =>
  sex === 'F' ? 'née le' : sex === 'M' ? 'né le' : 'né(e) le';

/** The nature must stand beside the number: a test or an old identity is no INS (README.md, "Identifiers"). */
export function insNature(oid: string | undefined): string {
  switch (oid) {
    case undefined:
    case '':
      return 'nature non précisée';
    case INS_OIDS.nir:
      return 'NIR';
    case INS_OIDS.nia:
      return 'NIA';
    case INS_OIDS.test:
      return 'NIR de test';
    case INS_OIDS.demo:
      return 'NIR de démonstration';
    default:
      return `OID ${oid}`;
  }
}
