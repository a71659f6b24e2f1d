import { go } from '../../navigation/navigation';
import { openPanel } from '../../navigation/panels';
import { Button } from '../../components/controls/Button';
import { EmptyRecords } from '../../components/layout/EmptyRecords';

/** Nothing here yet: what comes first, and who can do it. */
export function FirstSteps({ mayOrganise }: { mayOrganise: boolean }) {
  return (
    <EmptyRecords
      title="Commencez par créer votre RCP"
      action={
        <div className="actions">
          {mayOrganise ? (
            <Button
              variant="primary"
              icon="plus"
              shortcut="r"
              onPress={() => openPanel({ kind: 'newBoard' })}
            >
              Créer une RCP
            </Button>
          ) : null}
          <Button variant="plain" icon="region" onPress={() => go({ screen: 'settings' })}>
            Rejoindre la région
          </Button>
          <Button variant="plain" icon="open" onPress={() => openPanel({ kind: 'receiveMeeting' })}>
            Recevoir une séance
          </Button>
        </div>
      }
    >
      <ol className="numbered">
        <li>Créez la RCP&nbsp;: son nom et sa règle de quorum.</li>
        <li>Ajoutez ses membres dans l’annuaire, avec leur spécialité.</li>
        <li>Planifiez une séance et inscrivez les dossiers.</li>
      </ol>
      {mayOrganise ? null : (
        <p>Une secrétaire ou un coordonnateur crée les RCP&nbsp;; la vôtre arrive en rejoignant la région.</p>
      )}
    </EmptyRecords>
  );
}

interface NoMeetingProps {
  readonly span: 'ahead' | 'past';
  readonly mayOrganise: boolean;
  readonly onPlan: () => void;
}

export function NoMeeting({ span, mayOrganise, onPlan }: NoMeetingProps) {
  if (span === 'past')
    return (
      <EmptyRecords title="Aucune séance passée">
        <p>Les séances des jours précédents se retrouvent ici, avec leurs comptes rendus.</p>
      </EmptyRecords>
    );
  return (
    <EmptyRecords
      title="Aucune séance à venir"
      action={
        mayOrganise ? (
          <Button variant="primary" icon="plus" shortcut="n" onPress={onPlan}>
            Planifier une séance
          </Button>
        ) : undefined
      }
    >
      <p>
        Planifiez la prochaine séance&nbsp;: vous y inscrirez les dossiers en les important ou en les
        saisissant.
      </p>
    </EmptyRecords>
  );
}
