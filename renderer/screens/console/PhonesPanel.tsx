import { useEffect, useState } from 'react';
import type { Network, PhonesView } from '../../../shared/contracts/phones';
import type { CaseView, MeetingView } from '../../../shared/contracts/views';
import { Button } from '../../components/controls/Button';
import { Select } from '../../components/controls/Select';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { Notice } from '../../components/layout/Notice';
import { Panel } from '../../components/layout/Panel';
import { ProblemNotice } from '../../components/layout/ProblemNotice';
import { QrCode } from '../../components/projection/QrCode';
import { useCommand } from '../../components/session/useCommand';
import { engine } from '../../engine/client';
import { BallotSection } from './BallotSection';
import { PhonesPeople } from './PhonesPeople';

interface PhonesPanelProps {
  readonly meeting: MeetingView;
  readonly view: CaseView | null;
  readonly phones: PhonesView;
  readonly onLeave: () => void;
}

/** The room's phones: where they come in, who is in, and what is put to their vote. */
export function PhonesPanel(props: PhonesPanelProps) {
  return (
    <Panel title="Votes par téléphone" onClose={props.onLeave} isWide>
      <div className="stack">
        {props.phones.closedBecause ? <Notice meaning="todo" title={props.phones.closedBecause} /> : null}
        {props.phones.open ? <OpenRoom {...props} open={props.phones.open} /> : <ClosedRoom {...props} />}
      </div>
    </Panel>
  );
}

function ClosedRoom({ meeting: { database, meeting }, phones }: PhonesPanelProps) {
  const { run, busy, problem } = useCommand('Ouverture aux téléphones…');
  const [networks, setNetworks] = useState<readonly Network[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void engine()
      .command('listNetworks', {})
      .then((result) => {
        if (isCurrent) setNetworks(result.ok ? result.value : []);
      });
    return () => {
      isCurrent = false;
    };
  }, []);
  const former = networks?.find(({ address }) => address === phones.address);
  const address = chosen ?? (former ?? networks?.[0])?.address;
  const open = () => {
    if (address !== undefined) void run('openPhones', { database, meeting, address });
  };
  useShortcut('Ctrl+Enter', open, { label: 'Ouvrir aux téléphones', isDisabled: address === undefined });
  return (
    <>
      {phones.ballot?.isOpen ? (
        <Notice meaning="todo" title="Un vote est en cours, et les téléphones sont coupés.">
          Les votes enregistrés sont gardés. Les téléphones déjà entrés reviendront d’eux-mêmes.
        </Notice>
      ) : null}
      <p>
        Les médecins présents votent depuis leur téléphone, sur le réseau de la salle et sans Internet. Ils
        reçoivent les lettres et les libellés que vous ouvrez au vote, rien du patient ni du dossier.
      </p>
      {networks?.length === 0 ? (
        <Notice meaning="todo" title="Cet ordinateur n’est sur aucun réseau.">
          Branchez-le au réseau de la salle, puis rouvrez ce volet. Les votes se notent aussi à la console.
        </Notice>
      ) : (
        <Select
          label="Réseau des téléphones"
          value={address}
          onChange={setChosen}
          options={(networks ?? []).map((one) => ({
            id: one.address,
            label: `${one.address} (${one.name})`,
          }))}
          help="Celui que les téléphones de la salle rejoignent. Un pare-feu peut demander votre accord."
        />
      )}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="row">
        <Button variant="primary" shortcut="Ctrl+Enter" isDisabled={address === undefined} onPress={open}>
          {busy ?? 'Ouvrir aux téléphones'}
        </Button>
      </div>
    </>
  );
}

function OpenRoom({
  meeting,
  view,
  phones,
  open,
}: PhonesPanelProps & { readonly open: NonNullable<PhonesView['open']> }) {
  const { run, problem } = useCommand();
  const address = `http://${open.host}`;
  return (
    <>
      <div className="phones-door">
        <QrCode address={open.url} label={`Code QR de l’adresse ${address}`} />
        <div className="stack-tight">
          <p>
            <strong>{address}</strong>
          </p>
          <p>
            {open.isShut ? (
              'Entrée fermée'
            ) : (
              <>
                Code <strong className="phones-code">{open.code}</strong>
              </>
            )}
          </p>
          <div className="row">
            <Button
              variant="plain"
              size="small"
              onPress={() => void run('invitePhones', { isInviting: !phones.isInviting })}
            >
              {phones.isInviting ? 'Montrer le dossier à la salle' : 'Montrer l’adresse à la salle'}
            </Button>
            <Button variant="plain" size="small" onPress={() => void run('renewPhoneCode', {})}>
              {open.isShut ? 'Rouvrir l’entrée' : 'Changer le code'}
            </Button>
            <Button variant="plain" size="small" onPress={() => void run('closePhones', {})}>
              Fermer aux téléphones
            </Button>
          </div>
        </div>
      </div>
      {open.isShut ? (
        <Notice meaning="todo" title="L’entrée est fermée&nbsp;: trop de codes faux ont été essayés.">
          Les téléphones déjà entrés votent toujours. Rouvrez l’entrée quand la salle est prête.
        </Notice>
      ) : open.codeChanges > 0 ? (
        <Notice meaning="todo" title="Le code a changé&nbsp;: dix codes faux ont été essayés.">
          Personne n’est entré ainsi. Donnez le nouveau code à qui n’est pas encore entré.
        </Notice>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <BallotSection meeting={meeting} view={view} ballot={phones.ballot} />
      <PhonesPeople people={phones.people} />
    </>
  );
}
