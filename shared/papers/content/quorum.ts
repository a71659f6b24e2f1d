import { attendanceNames } from '../../domain/attendance';
import { plural } from '../../domain/french';
import { quorumWords, type Quorum, type QuorumMember } from '../../domain/quorum';
import { capitalised } from './words';

/** The result, then who stands for each competence. */
export interface QuorumContent {
  readonly isForecast: boolean;
  readonly result: string;
  /** How many specialties there are and how many are asked for; empty where the groups are not known. */
  readonly counted: string;
  readonly groups: readonly {
    readonly name: string;
    readonly requirement: string;
    readonly isMandatory: boolean;
    /** Empty where nobody stands for it. */
    readonly by: string;
  }[];
}

interface QuorumInput {
  /** The frozen one when a decision stands. */
  readonly result: Pick<Quorum, 'status' | 'missing'>;
  readonly groups: Quorum | null;
  readonly isForecast: boolean;
}

const memberWords = ({ name, mode }: QuorumMember): string =>
  mode === 'room' ? name : `${name} (${attendanceNames[mode].toLowerCase()})`;

export const quorumContent = ({ result, groups, isForecast }: QuorumInput): QuorumContent => ({
  isForecast,
  result: `${quorumWords(result)}.`,
  counted: groups
    ? `${plural(groups.distinctSpecialties, 'spécialité différente', 'spécialités différentes')} (${plural(groups.minimumSpecialties, 'demandée')}).`
    : '',
  groups: (groups?.groups ?? []).map(({ name, mandatory, by }) => ({
    name: capitalised(name),
    requirement: mandatory ? 'Obligatoire' : 'Recommandée',
    isMandatory: mandatory,
    by: by.map(memberWords).join(', '),
  })),
});
