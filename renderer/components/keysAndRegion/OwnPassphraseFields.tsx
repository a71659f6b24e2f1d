import type { UserView } from '../../../shared/contracts/views';
import { personName, roleNames } from '../../../shared/domain/person';
import { isAccepted, noPassphrase, PassphraseFields } from './PassphraseFields';
import { Select } from '../controls/Select';

/** Who one says to be, and the passphrase one chooses. */
interface OwnPassphrase {
  readonly user: UserView | undefined;
  readonly passphrase: typeof noPassphrase;
}

/** Where there is one person only, it is they. */
export const ownPassphrase = (people: readonly UserView[]): OwnPassphrase => ({
  user: people.length === 1 ? people[0] : undefined,
  passphrase: noPassphrase,
});

/** Both as they are to be sent; null while something is lacking. */
export const chosenPassphrase = ({
  user,
  passphrase,
}: OwnPassphrase): { readonly user: UserView; readonly passphrase: string } | null =>
  user && isAccepted(passphrase) ? { user, passphrase: passphrase.first } : null;

interface OwnPassphraseFieldsProps {
  readonly people: readonly UserView[];
  readonly value: OwnPassphrase;
  readonly onChange: (value: OwnPassphrase) => void;
  readonly tried: boolean;
  /** What is said of the one person there is. */
  readonly onlyOne: (name: string) => string;
  /** What becomes of the others. */
  readonly help: string;
}

/** Who one is among these people, and a new passphrase twice. */
export function OwnPassphraseFields(props: OwnPassphraseFieldsProps) {
  const { people, value, onChange, tried } = props;
  const { user, passphrase } = value;
  return (
    <>
      {people.length === 1 ? (
        <p>{user ? props.onlyOne(personName(user.person)) : ''}</p>
      ) : (
        <Select
          label="Qui êtes-vous&nbsp;?"
          value={user?.id}
          onChange={(chosen) => onChange({ ...value, user: people.find(({ id }) => id === chosen) })}
          options={people.map(({ id, person, role }) => ({
            id,
            label: `${personName(person)} · ${roleNames[role]}`,
          }))}
          help={props.help}
          error={tried && !user ? 'Choisissez votre nom.' : undefined}
          isRequired
          autoFocus
        />
      )}
      <PassphraseFields
        label="Nouvelle phrase secrète"
        value={passphrase}
        onChange={(next) => onChange({ ...value, passphrase: next })}
        tried={tried}
        about={user ? [user.person.family, user.person.given] : []}
        autoFocus={people.length === 1}
      />
    </>
  );
}
