import type { BoardView } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { DataTable, type Column } from '../../components/tables/DataTable';
import { Notice } from '../../components/layout/Notice';
import { Section } from '../../components/layout/Section';

interface BoardsSectionProps {
  readonly boards: readonly BoardView[];
  readonly mayOrganise: boolean;
}

const figures: readonly Column<BoardView>[] = [
  { id: 'name', title: 'RCP', render: ({ board }) => board.name, isRowHeader: true },
  { id: 'year', title: 'Année', render: ({ board }) => board.year, isNarrow: true },
  { id: 'organisation', title: 'Établissement', render: ({ board }) => board.organisation || '—' },
  {
    id: 'members',
    title: 'Membres',
    render: ({ board }) => board.members.length,
    align: 'end',
    isNarrow: true,
  },
  { id: 'meetings', title: 'Séances', render: ({ meetings }) => meetings, align: 'end', isNarrow: true },
];

const editColumn: Column<BoardView> = {
  id: 'edit',
  title: 'Actions',
  isTitleHidden: true,
  isNarrow: true,
  render: ({ database, board }) => (
    <Button
      variant="plain"
      size="small"
      onPress={() => openPanel({ kind: 'editBoard', database })}
      label={`Modifier ${board.name}`}
    >
      Modifier
    </Button>
  ),
};

export function BoardsSection({ boards, mayOrganise }: BoardsSectionProps) {
  const memberless = boards.find(({ board }) => board.members.length === 0);
  return (
    <Section
      title="RCP de ce poste"
      actions={
        <>
          <Button
            variant="plain"
            size="small"
            icon="open"
            onPress={() => openPanel({ kind: 'receiveMeeting' })}
          >
            Recevoir une séance
          </Button>
          {mayOrganise ? (
            <Button
              variant="plain"
              size="small"
              icon="plus"
              shortcut="r"
              onPress={() => openPanel({ kind: 'newBoard' })}
            >
              Créer une RCP
            </Button>
          ) : null}
        </>
      }
    >
      <div className="stack">
        {memberless ? (
          <Notice
            meaning="todo"
            title={`${memberless.board.name} n’a pas encore de membre.`}
            action={
              <Button variant="plain" size="small" icon="people" onPress={() => go({ screen: 'people' })}>
                Ajouter les membres
              </Button>
            }
          >
            Sans eux, le quorum ne peut pas être prévu.
          </Notice>
        ) : null}
        <DataTable
          label="RCP de ce poste"
          columns={mayOrganise ? [...figures, editColumn] : figures}
          rows={boards}
          rowKey={(view) => view.database}
        />
      </div>
    </Section>
  );
}
