import type { CommandInput } from '../../../shared/contracts/commands/commands';
import { checkRpps } from '../../../shared/domain/identities';
import { roleNames, roleSchema, type Role } from '../../../shared/domain/person';
import { CodePicker } from '../codes/CodePicker';
import { FieldRow } from '../controls/FieldRow';
import { Select } from '../controls/Select';
import { TextField } from '../controls/TextField';
import { titleOptions } from './titles';

interface UserDraft {
  readonly role: Role;
  readonly family: string;
  readonly given: string;
  readonly title: string;
  readonly rpps: string;
  readonly specialty: string | undefined;
}
export const noUser: UserDraft = {
  role: 'secretary',
  family: '',
  given: '',
  title: 'none',
  rpps: '',
  specialty: undefined,
};

const isDoctor = ({ role }: UserDraft): boolean => role !== 'secretary';
const bare = (rpps: string): string => rpps.replace(/\s/g, '');

type NewUser = Omit<CommandInput<'addUser'>, 'passphrase' | 'theirs' | 'title'> & { readonly title: string };

/** Null while something is lacking. */
export function userOf(draft: UserDraft): NewUser | null {
  const family = draft.family.trim();
  if (family === '' || (isDoctor(draft) && draft.specialty === undefined)) return null;
  const rpps = bare(draft.rpps);
  return {
    family,
    given: draft.given.trim(),
    title: draft.title === 'none' ? '' : draft.title,
    role: draft.role,
    ...(rpps === '' ? {} : { rpps }),
    ...(isDoctor(draft) && draft.specialty !== undefined ? { specialty: draft.specialty } : {}),
  };
}

interface UserFieldsProps {
  readonly draft: UserDraft;
  readonly onChange: (draft: UserDraft) => void;
  /** The form was sent: say what is wrong. */
  readonly tried: boolean;
  readonly roles?: readonly Role[];
}

/** Someone who uses this workstation: what they do in the boards, and as whom. */
export function UserFields({ draft, onChange, tried, roles = roleSchema.options }: UserFieldsProps) {
  const change = (part: Partial<UserDraft>) => onChange({ ...draft, ...part });
  const rpps = bare(draft.rpps);
  const rppsCheck = rpps === '' ? null : checkRpps(rpps);
  return (
    <>
      <Select
        label="Rôle dans les RCP"
        value={draft.role}
        onChange={(role) => change({ role })}
        options={roles.map((id) => ({ id, label: roleNames[id] }))}
        isRequired
      />
      <FieldRow>
        <Select
          label="Civilité"
          value={draft.title}
          onChange={(title) => change({ title })}
          options={titleOptions}
        />
        <TextField
          label="Nom"
          value={draft.family}
          onChange={(family) => change({ family })}
          error={tried && draft.family.trim() === '' ? 'Écrivez le nom.' : undefined}
          isRequired
          autoFocus
        />
        <TextField label="Prénom" value={draft.given} onChange={(given) => change({ given })} />
      </FieldRow>
      {isDoctor(draft) ? (
        <CodePicker
          label="Spécialité"
          list="specialty"
          value={draft.specialty}
          onChange={(specialty) => change({ specialty })}
          help="Elle compte dans le quorum."
          error={
            tried && draft.specialty === undefined ? 'Choisissez une spécialité de la liste.' : undefined
          }
          isRequired
        />
      ) : null}
      <TextField
        label="RPPS"
        value={draft.rpps}
        onChange={(text) => change({ rpps: text })}
        help="11 chiffres, s’il y en a un."
        warning={rppsCheck?.ok === false ? rppsCheck.problem.message : undefined}
        isShort
      />
    </>
  );
}
