import { plural, shortDate } from '../../domain/french';
import {
  countWords,
  durationWords,
  spentWords,
  withoutQuorumWords,
  type AccountedCase,
} from '../../domain/meetingAccount';
import { personName } from '../../domain/person';
import { paperHead, type PaperHead } from './head';
import type { ListedCase, MeetingListInput } from './inputs';
import { caseStateNames } from './words';

export interface ListLine {
  readonly number: number;
  readonly name: string;
  /** Empty where it is not given, like the texts beside it. */
  readonly birthDate: string;
  readonly summary: string;
  readonly question: string;
  readonly requester: string;
  readonly state: string;
  readonly notes: readonly string[];
  /** « Durée : 3 min 07, prévu 5 min »; empty where it was not in view. */
  readonly spent: string;
}

/** The cases of a meeting in the order they will be presented. */
export interface MeetingList {
  readonly head: PaperHead;
  readonly count: string;
  /** Of a meeting that is over, a sentence each: what became of its cases, and the time they took. */
  readonly account: readonly string[];
  readonly lines: readonly ListLine[];
}

/** Missing items named in a narrow column; the case itself lists them all. */
const NAMED = 2;

function notesOf(
  { state, completeness, isUndecided }: ListedCase,
  account: AccountedCase | undefined,
): string[] {
  const words = completeness.missing.map((m) => m.words);
  const missing =
    words.length > NAMED
      ? `${words.slice(0, NAMED).join(', ')} et ${plural(words.length - NAMED, 'autre élément', 'autres éléments')}`
      : words.join(', ');
  return [
    ...(isUndecided ? ['À trancher\u00a0: plusieurs postes ont écrit différemment'] : []),
    ...(state === 'toComplete' && missing ? [`Il manque ${missing}`] : []),
    ...(account?.detail ? [account.detail] : []),
    ...(account?.withoutQuorum ? [withoutQuorumWords(account.withoutQuorum)] : []),
  ];
}

function accountedIn(line: ListedCase, account: AccountedCase | undefined) {
  const spent = account ? spentWords(account) : '';
  return { notes: notesOf(line, account), spent: spent && `Durée\u00a0: ${spent}` };
}

export function meetingList(input: MeetingListInput): MeetingList {
  const { board, doc } = input.meeting;
  const { account } = input;
  const cases = [...input.meeting.cases].sort((a, b) => a.position - b.position);
  const incomplete = cases.filter((c) => c.state === 'toComplete').length;
  const count = [
    plural(cases.length, 'dossier'),
    ...(incomplete > 0 ? [`${incomplete} à compléter`] : []),
    ...(doc.chair ? [`animateur\u00a0: ${personName(doc.chair)}`] : []),
  ];
  return {
    head: paperHead({
      ...input,
      board,
      property: 'Liste des dossiers de RCP',
      title: 'Liste des dossiers',
      about: `Liste des dossiers · ${board.name} · séance du ${shortDate(doc.date)}`,
    }),
    count: `${count.join(' · ')}.`,
    account: account ? [`${countWords(account)}.`, durationWords(account)].filter(Boolean) : [],
    lines: cases.map((line, i) => ({
      number: i + 1,
      name: line.name,
      birthDate: line.birthDate ? shortDate(line.birthDate) : '',
      summary: line.summary,
      question: line.question,
      requester: line.requester,
      state: caseStateNames[line.state],
      ...accountedIn(
        line,
        account?.cases.find((one) => one.case === line.case),
      ),
    })),
  };
}
