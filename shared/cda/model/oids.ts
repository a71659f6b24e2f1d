import { INS_OIDS } from '../../domain/identities';

/** National identifiers of the board and its meeting (shared/domain/README.md, "The fiche RCP"). */
export const boardOids = {
  network: '1.2.250.1.161.1.20.1.1',
  manager: '1.2.250.1.161.1.20.2.1',
  board: '1.2.250.1.161.1.20.3.1',
  meeting: '1.2.250.1.213.1.1.9',
} as const;

/**
 * National identifiers of professionals: `8` + RPPS, `0` + ADELI, other first digits for local ones
 * (shared/domain/README.md, "Identifiers").
 */
export const PROFESSIONAL_OID = '1.2.250.1.71.4.2.1';

/** INS-NIR, INS-NIA, test and demonstration, and one more test class seen in files. */
export const insOids: ReadonlySet<string> = new Set([...Object.values(INS_OIDS), '1.2.250.1.213.1.4.13']);
export const realInsOids: ReadonlySet<string> = new Set([INS_OIDS.nir, INS_OIDS.nia]);
/** All identities of patients that the agency gave a class to; any other identifier is a local one. */
export const INS_BRANCH = '1.2.250.1.213.1.4.';
/** The computed identifier that came before the INS: no identity of today. */
export const INS_C = '1.2.250.1.213.1.4.2';
