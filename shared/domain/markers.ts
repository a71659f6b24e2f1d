import { folded } from './french';

/** What is measured again and again along an illness. */
interface Marker {
  /** Ours: kept in case files, never to be changed. */
  readonly id: string;
  readonly label: string;
  /** As laboratories write them; the first is proposed. */
  readonly units: readonly string[];
  /** What it is called besides. */
  readonly usual?: readonly string[];
}

/** A short list of our own, with the units that French laboratories print. Other values are named freely. */
export const markers: readonly Marker[] = [
  { id: 'psa', label: 'PSA', units: ['ng/mL', 'µg/L'], usual: ['PSA total', 'PSA totale'] },
  { id: 'ca153', label: 'CA 15-3', units: ['U/mL', 'kU/L'], usual: ['CA15.3', 'CA153'] },
  { id: 'ca125', label: 'CA 125', units: ['U/mL', 'kU/L'], usual: ['CA125'] },
  { id: 'ca199', label: 'CA 19-9', units: ['U/mL', 'kU/L'], usual: ['CA19.9', 'CA199'] },
  { id: 'ace', label: 'ACE', units: ['ng/mL', 'µg/L'], usual: ['antigène carcino-embryonnaire', 'CEA'] },
  { id: 'ki67', label: 'Ki-67', units: ['%'], usual: ['Ki67', 'MIB-1'] },
  { id: 'afp', label: 'AFP', units: ['ng/mL', 'µg/L', 'UI/mL'], usual: ['alpha-fœtoprotéine'] },
  { id: 'hcg', label: 'hCG', units: ['UI/L', 'mUI/mL'], usual: ['bêta-hCG', 'β-hCG', 'hCG totale'] },
  { id: 'ldh', label: 'LDH', units: ['UI/L', 'U/L'] },
  { id: 'nse', label: 'NSE', units: ['ng/mL', 'µg/L'], usual: ['énolase neuronale'] },
  { id: 'cyfra', label: 'CYFRA 21-1', units: ['ng/mL', 'µg/L'], usual: ['CYFRA'] },
  { id: 'scc', label: 'SCC', units: ['ng/mL', 'µg/L'] },
  { id: 'he4', label: 'HE4', units: ['pmol/L'] },
  { id: 'tg', label: 'Thyroglobuline', units: ['ng/mL', 'µg/L'] },
  { id: 'ct', label: 'Calcitonine', units: ['pg/mL', 'ng/L'] },
  { id: 'cga', label: 'Chromogranine A', units: ['ng/mL', 'µg/L'] },
  { id: 'testosterone', label: 'Testostérone', units: ['ng/mL', 'nmol/L'] },
  { id: 'mspike', label: 'Pic monoclonal', units: ['g/L'] },
  { id: 'haemoglobin', label: 'Hémoglobine', units: ['g/dL', 'g/L'], usual: ['Hb'] },
  { id: 'creatinine', label: 'Créatinine', units: ['µmol/L', 'mg/L'] },
  { id: 'albumin', label: 'Albumine', units: ['g/L'] },
  { id: 'lvef', label: 'FEVG', units: ['%'], usual: ['fraction d’éjection'] },
  { id: 'weight', label: 'Poids', units: ['kg'] },
];

const byId = new Map(markers.map((marker) => [marker.id, marker]));
export const markerOf = (id: string | undefined): Marker | undefined =>
  id === undefined ? undefined : byId.get(id);

const glued = (words: string): string => folded(words).replaceAll(' ', '');
const names = ({ label, usual = [] }: Marker): readonly string[] => [label, ...usual].map(glued);

/** The marker that is called so, however it is written: « ca15-3 », « CA 15.3 ». */
export const markerNamed = (words: string): Marker | undefined =>
  markers.find((marker) => names(marker).includes(glued(words)));

/** Those that a beginning may mean, in the order of the list. */
export const markersLike = (typed: string): readonly Marker[] =>
  markers.filter((marker) => names(marker).some((name) => name.startsWith(glued(typed))));
