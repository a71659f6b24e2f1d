import cim10Table from './tables/cim10.json' with { type: 'json' };
import cimo3Table from './tables/cimo3.json' with { type: 'json' };
import formerTable from './tables/former-codes.json' with { type: 'json' };
import specialtyTable from './tables/specialties.json' with { type: 'json' };
import valueSets from './tables/value-sets.json' with { type: 'json' };

/**
 * One entry of an official list (source: the value sets of the ANS, those of boards as of 16 July 2026; shared/terminology/README.md).
 */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly system: string;
  /** For a code that left its list: what became of it. */
  readonly former?: Former;
}

/**
 * How a former code stands to the present ones: the same, now part of a broader or a narrower one, split over several,
 * removed. It may also be of another code system that files use beside the official one.
 */
interface Former {
  readonly relation: string;
  /** The present codes that it corresponds to. */
  readonly now: readonly string[];
  /** What the list called it. */
  readonly label: string;
}

export type CodeListName = keyof typeof lists;

const fromRows = (rows: string[][], system = ''): readonly Code[] =>
  rows.map(([code = '', label = '', own = system]) => ({ code, label, system: own }));

const OMS_WORDS = [
  'OMS 0 · activité normale',
  'OMS 1 · activité réduite, ambulatoire, travail léger',
  'OMS 2 · autonome, ne travaille pas, alité moins de la moitié du temps',
  'OMS 3 · autonomie limitée, alité plus de la moitié du temps',
  'OMS 4 · dépendant, alité en permanence',
];

/** What the CIM-10 is called in a document. */
export const CIM10_OID = '2.16.840.1.113883.6.3';

export const lists = {
  cim10: fromRows(cim10Table, CIM10_OID),
  cimo3: fromRows(cimo3Table, '2.16.840.1.113883.6.43.1'),
  specialty: fromRows(specialtyTable),
  boardNature: fromRows(valueSets.NatureDiscussion),
  apparatus: fromRows(valueSets.RCP_Appareil),
  organ: fromRows(valueSets.RCP_Organe),
  whoStatus: fromRows(valueSets.ScorePerformanceECOG).map((c, i) => ({
    ...c,
    label: OMS_WORDS[i] ?? c.label,
  })),
  caseStatus: fromRows(valueSets.StatutCasPresente),
  quorumStatus: fromRows(valueSets.StatutQuorum),
  phase: fromRows(valueSets.PhaseCancer),
  laterality: fromRows(valueSets.Lateralite),
  topographicModifier: fromRows(valueSets.ModificateurTopographique),
  treatment: fromRows(valueSets.TypeTraitement_FRCP),
  careTopic: fromRows(valueSets.TraitementSoins_FRCP),
  documentStatus: fromRows(valueSets.StatutDoc),
} satisfies Record<string, readonly Code[]>;

/** Codes of earlier periods and models: no longer offered, still read. */
const formerRows: Partial<Record<CodeListName, readonly string[][]>> = {
  apparatus: formerTable.RCP_Appareil,
  organ: formerTable.RCP_Organe,
  whoStatus: formerTable.ScorePerformanceECOG,
  laterality: formerTable.Lateralite,
  topographicModifier: formerTable.ModificateurTopographique,
  treatment: formerTable.TypeTraitement_FRCP,
  careTopic: formerTable.TraitementSoins_FRCP,
  documentStatus: formerTable.StatutDoc,
};

const byCode = new Map<CodeListName, Map<string, Code>>();

function indexOf(list: CodeListName): Map<string, Code> {
  const known = byCode.get(list);
  if (known) return known;
  const index = new Map(lists[list].map((c): [string, Code] => [c.code, c]));
  for (const [code = '', label = '', system = '', now = '', relation = ''] of formerRows[list] ?? []) {
    const present = relation === 'same' ? index.get(now) : undefined;
    const former = { relation, now: now.split('|').filter(Boolean), label };
    // What means the same is called the same.
    if (!index.has(code)) index.set(code, { code, label: present?.label ?? label, system, former });
  }
  byCode.set(list, index);
  return index;
}

/** The codes that files may hold and that are no longer offered. */
export const formerCodes = (list: CodeListName): readonly Code[] =>
  [...indexOf(list).values()].filter(({ former }) => former !== undefined);

/**
 * The code that means the same in the present list; the code itself where it is present, unknown, or where today's list
 * is less precise, so that nothing is guessed.
 */
export function presentCode(list: CodeListName, code: string): string {
  const former = indexOf(list).get(code)?.former;
  return former?.relation === 'same' ? (former.now[0] ?? code) : code;
}

/** An entry of the list, one that left it included. */
export const codeIn = (list: CodeListName, code: string): Code | undefined => indexOf(list).get(code);

/** The label a person reads; an unknown code is shown as it is rather than hidden. */
export const labelOf = (list: CodeListName, code: string | undefined): string =>
  code === undefined ? '' : (codeIn(list, code)?.label ?? code);

/** « Médecin - Oncologie, opt médicale (SM) » → « Oncologie, opt médicale »: what the attendance sheet shows. */
export const specialtyName = (code: string | undefined): string =>
  labelOf('specialty', code)
    .replace(/^Médecin - /, '')
    .replace(/^Qualifié en /, '')
    .replace(/ \((SM|DSM|SCH|DNQ|CAPA|PAC|CEX|DESC.*)\)$/, '');
