import { useState } from 'react';
import { personName, type Person } from '../../../shared/domain/person';
import { memberWords } from '../../../shared/domain/whoWords';
import { personDraftOf, personOf, type PersonDraft } from '../../components/people/personDraft';
import { PersonForm } from '../../components/people/PersonForm';
import { Checkbox } from '../../components/controls/Checkbox';
import type { EditorProps } from './editorProps';
import { contestedIn, everybodyIn } from './otherValues';

/** Who they are stays, and what a newer version knows of them; someone chosen of the directory is somebody else. */
function rewritten(person: Person, draft: PersonDraft): Person | null {
  const given = personOf(draft);
  if (!given) return null;
  const { title: _t, given: _g, family: _f, specialty: _s, rpps: _r, organisation: _o, ...rest } = person;
  return { ...rest, ...given, id: given.id ?? person.id } as Person;
}

/** The members that the lists name: the ones they write in several ways to be written once, the others to be kept or not. */
export function MembersEditor({ line, onChange, error }: EditorProps<Person[] | undefined>) {
  const [everybody] = useState(() => everybodyIn(line));
  const [contested] = useState(() => contestedIn(line));
  const [drafts, setDrafts] = useState(() => new Map(everybody.map((one) => [one.id, personDraftOf(one)])));
  const [left, setLeft] = useState<ReadonlySet<Person['id']>>(new Set());
  const tell = (now: ReadonlyMap<Person['id'], PersonDraft>, out: ReadonlySet<Person['id']>) => {
    const people = everybody
      .filter(({ id }) => !out.has(id))
      .map((one) => (contested.has(one.id) ? rewritten(one, now.get(one.id) ?? personDraftOf(one)) : one));
    onChange(people.includes(null) ? undefined : people);
  };
  return (
    <div className="stack">
      {everybody
        .filter(({ id }) => contested.has(id))
        .map((person) => {
          const draft = drafts.get(person.id) ?? personDraftOf(person);
          return (
            <fieldset key={person.id} className="stack-tight">
              <legend className="field-label">{personName(person)}</legend>
              <PersonForm
                draft={draft}
                onChange={(changed) => {
                  const now = new Map(drafts).set(person.id, changed);
                  setDrafts(now);
                  tell(now, left);
                }}
                nameError={draft.family.trim() === '' ? error : undefined}
              />
            </fieldset>
          );
        })}
      <fieldset className="stack-tight">
        <legend className="field-label">Autres membres</legend>
        {everybody
          .filter(({ id }) => !contested.has(id))
          .map((person) => (
            <Checkbox
              key={person.id}
              value={!left.has(person.id)}
              onChange={(isKept) => {
                const out = new Set([...left].filter((id) => id !== person.id));
                if (!isKept) out.add(person.id);
                setLeft(out);
                tell(drafts, out);
              }}
              label={memberWords(person)}
            />
          ))}
      </fieldset>
    </div>
  );
}
