import cim10Table from './tables/cim10.json' with { type: 'json' };
import cimo3Table from './tables/cimo3.json' with { type: 'json' };
import specialtyTable from './tables/specialties.json' with { type: 'json' };
import valueSets from './tables/value-sets.json' with { type: 'json' };

/** One entry of an official list (source: the ANS value sets, domain.md §4 and annexes). */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly system: string;
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

export const lists = {
  cim10: fromRows(cim10Table, '2.16.840.1.113883.6.3'),
  cimo3: fromRows(cimo3Table, '2.16.840.1.113883.6.43.1'),
  specialty: fromRows(specialtyTable),
  boardNature: fromRows(valueSets.NatureDiscussion),
  apparatus: fromRows(valueSets.RCP_Appareil),
  organ: fromRows(valueSets.RCP_Organe),
  whoStatus: fromRows(valueSets.OMSEchPerf).map((c, i) => ({ ...c, label: OMS_WORDS[i] ?? c.label })),
  caseStatus: fromRows(valueSets.StatutCasPresente),
  quorumStatus: fromRows(valueSets.StatutQuorum),
  phase: fromRows(valueSets.PhaseCancer),
  laterality: fromRows(valueSets.Lateralite),
  topographicModifier: fromRows(valueSets.LateraliteNCIT),
  treatment: fromRows(valueSets.TypeTraitement_FRCP),
  careTopic: fromRows(valueSets.TraitementSoins_FRCP),
  documentStatus: fromRows(valueSets.StatutDoc),
} satisfies Record<string, readonly Code[]>;

const byCode = new Map<CodeListName, Map<string, Code>>();

function indexOf(list: CodeListName): Map<string, Code> {
  let index = byCode.get(list);
  if (!index) byCode.set(list, (index = new Map(lists[list].map((c) => [c.code, c]))));
  return index;
}

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
