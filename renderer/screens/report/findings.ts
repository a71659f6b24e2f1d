import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { sectionOf, type SectionName } from '../../../shared/domain/caseFields';
import { quotedList } from '../../../shared/merge/openWords';
import { quorumWords } from '../../../shared/domain/quorum';
import { isSaidSince } from '../../../shared/domain/saidSince';

/** Something to mend before the report leaves, and where. */
interface Finding {
  readonly words: string;
  readonly meaning: 'todo' | 'wrong';
  readonly section: SectionName | 'decision' | 'attendance';
}

export function findingsOf(view: CaseView, meeting: MeetingView): readonly Finding[] {
  const found: Finding[] = [];
  if (!view.decision)
    found.push({
      words: 'Aucune décision n’est prise\u00a0: ce compte rendu n’est qu’un projet.',
      meaning: 'wrong',
      section: 'decision',
    });
  else if (view.decision.quorum.status !== 'reached' && view.decision.outcome === 'discussed')
    found.push({ words: `${quorumWords(view.decision.quorum)}.`, meaning: 'todo', section: 'decision' });
  if (isSaidSince(view.decision, view.doc))
    found.push({
      words:
        'La discussion a été écrite ou changée après la décision\u00a0: ces mots sont gardés dans le dossier, mais ne sont pas dans ce compte rendu. Corrigez la décision pour les y mettre.',
      meaning: 'todo',
      section: 'decision',
    });
  if (view.undecided.length > 0)
    found.push({
      words: `Plusieurs postes ont écrit ${quotedList(view.undecided)} différemment\u00a0: à trancher avant d’enregistrer le compte rendu.`,
      meaning: 'wrong',
      section: 'summary',
    });
  for (const words of view.warnings) found.push({ words, meaning: 'wrong', section: 'identity' });
  for (const { path, words } of view.completeness.missing)
    found.push({ words: `Il manque ${words}.`, meaning: 'todo', section: sectionOf(path) });
  if (meeting.doc.state !== 'planned' && meeting.attendance.every((line) => line.mode === 'absent'))
    found.push({ words: 'Personne n’est noté présent.', meaning: 'wrong', section: 'attendance' });
  return found;
}
