import { useState } from 'react';
import type { KeysView } from '../../../../shared/contracts/views';
import { personName, roleNames } from '../../../../shared/domain/person';
import { Badge } from '../../../components/layout/Badge';
import { Button } from '../../../components/controls/Button';
import { DataTable, type Column } from '../../../components/tables/DataTable';
import { Section } from '../../../components/layout/Section';
import { AddUserPanel } from './AddUserPanel';
import { SaidLately, useSaidLately } from '../../../components/layout/SaidLately';
import { GivePassphrasePanel, RemoveUserPanel } from './UserPanels';

type User = KeysView['users'][number];
type Open = { readonly panel: 'add' } | { readonly panel: 'remove' | 'give'; readonly user: User };

/** Who opens this workstation. */
export function UsersSection({ users }: { users: readonly User[] }) {
  const [open, setOpen] = useState<Open | null>(null);
  const [said, say] = useSaidLately();
  const close = () => setOpen(null);
  const columns: readonly Column<User>[] = [
    { id: 'name', title: 'Nom', render: ({ person }) => personName(person), isRowHeader: true },
    { id: 'role', title: 'Rôle', render: ({ role }) => roleNames[role] },
    { id: 'person', title: 'Identifiant', render: ({ person }) => person.id },
    { id: 'access', title: 'Accès', render: (user) => <Access user={user} /> },
    {
      id: 'actions',
      title: 'Actions',
      isTitleHidden: true,
      isNarrow: true,
      render: (user) => <Actions user={user} onOpen={setOpen} />,
    },
  ];
  return (
    <Section
      title="Personnes de ce poste"
      actions={
        <Button variant="plain" size="small" icon="plus" onPress={() => setOpen({ panel: 'add' })}>
          Ajouter une personne
        </Button>
      }
    >
      <div className="stack-tight">
        <DataTable label="Personnes de ce poste" columns={columns} rows={users} rowKey={({ id }) => id} />
        <p className="small quiet">
          Chacune a sa phrase secrète&nbsp;: elle suffit pour ouvrir ce poste, et signe ce que la personne y
          écrit. Pour changer de personne, verrouillez. L’administrateur régional a besoin de l’identifiant
          pour lui ouvrir la région.
        </p>
        <SaidLately words={said} />
      </div>
      {open?.panel === 'add' ? (
        <AddUserPanel
          onAdded={(name) => say(`${name} ouvre ce poste avec sa phrase secrète.`)}
          onClose={close}
        />
      ) : null}
      {open?.panel === 'remove' ? <RemoveUserPanel user={open.user} onDone={say} onClose={close} /> : null}
      {open?.panel === 'give' ? <GivePassphrasePanel user={open.user} onDone={say} onClose={close} /> : null}
    </Section>
  );
}

function Access({ user }: { user: User }) {
  if (user.isSelf) return <Badge meaning="neutral">Vous</Badge>;
  return user.hasPassphrase ? 'Phrase secrète' : <Badge meaning="todo">Sans phrase secrète</Badge>;
}

function Actions({ user, onOpen }: { user: User; onOpen: (open: Open) => void }) {
  if (user.isSelf || !user.isInReach) return null;
  const name = personName(user.person);
  return (
    <div className="row">
      {user.hasPassphrase ? null : (
        <Button
          variant="plain"
          size="small"
          label={`Donner une phrase secrète à ${name}`}
          onPress={() => onOpen({ panel: 'give', user })}
        >
          Donner une phrase
        </Button>
      )}
      <Button
        variant="quiet"
        size="small"
        label={`Retirer ${name}`}
        onPress={() => onOpen({ panel: 'remove', user })}
      >
        Retirer
      </Button>
    </div>
  );
}
