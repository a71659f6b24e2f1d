import { useState, type SyntheticEvent } from 'react';
import type { CommandInput, CommandValue } from '../../../shared/contracts/commands/commands';
import { plural } from '../../../shared/domain/french';
import { Button } from '../controls/Button';
import { Checkbox } from '../controls/Checkbox';
import { dropKept, useKept } from '../typing/keptTyping';
import { Notice } from '../layout/Notice';
import { ProblemNotice } from '../layout/ProblemNotice';
import { Progress } from '../layout/Progress';
import { TextField } from '../controls/TextField';
import { useCommand } from '../session/useCommand';

type Access = CommandInput<'inspectRegion'>;
type Seen = CommandValue<'inspectRegion'>;
type Found = Seen['databases'];

/** What is kept of it when it is left: never the password. */
const KEPT = 'regionJoin';

/** Joins the regional server: address and credentials, then the boards this person may see. */
export function RegionJoin({
  onJoined,
  url = '',
  username = '',
}: {
  onJoined: () => void;
  /** As this workstation has them already; the password is never shown again. */
  url?: string | undefined;
  username?: string | undefined;
}) {
  const [typed, setTyped] = useKept(KEPT, 'access', { url, username });
  const [password, setPassword] = useState('');
  const access: Access = { ...typed, password };
  const [seen, setSeen] = useState<Seen | null>(null);
  const [named, setNamed] = useKept(KEPT, 'named', '');
  const [isNotFound, setNotFound] = useState(false);
  const found = seen && (!seen.unlisted || seen.databases.length > 0) ? seen.databases : null;
  const { run, busy, isRunning, problem } = useCommand('Le serveur régional est interrogé…');
  const inspect = async (event: SyntheticEvent) => {
    event.preventDefault();
    const names = named.split(/[;,\n]/).flatMap((name) => name.trim() || []);
    setNotFound(false);
    const result = await run('inspectRegion', { ...access, named: names });
    if (!result.ok) return;
    setSeen(result.value);
    setNotFound(names.length > 0 && result.value.databases.length === 0);
  };
  const change = (part: Partial<Access>) => {
    const { password: secret, ...others } = { ...access, ...part };
    setTyped(others);
    setPassword(secret);
    setSeen(null);
    setNotFound(false);
  };
  return (
    <div className="stack">
      <form className="stack" onSubmit={(event) => void inspect(event)}>
        <TextField
          label="Adresse du serveur régional"
          value={access.url}
          onChange={(url) => change({ url })}
          placeholder="https://"
          help="Donnée par votre réseau régional de cancérologie."
          isRequired
        />
        <TextField
          label="Identifiant"
          value={access.username}
          onChange={(username) => change({ username })}
          autoComplete="username"
          isRequired
        />
        <TextField
          label="Mot de passe"
          type="password"
          value={access.password}
          onChange={(password) => change({ password })}
          autoComplete="current-password"
          isRequired
        />
        {seen?.unlisted ? (
          <TextField
            label="Vos RCP"
            value={named}
            onChange={(text) => {
              setNamed(text);
              setNotFound(false);
            }}
            error={isNotFound ? 'Aucune de ces RCP ne vous est ouverte dans la région.' : undefined}
            help="Ce serveur ne donne pas la liste des RCP&nbsp;: écrivez leurs noms, séparés par des virgules (RCP Sein, RCP Thorax)."
          />
        ) : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
        {busy === null ? null : <Progress label={busy} />}
        {found ? null : (
          <div>
            <Button variant="primary" type="submit" isPending={isRunning}>
              Chercher les RCP
            </Button>
          </div>
        )}
      </form>
      {found ? (
        <BoardChoice
          access={access}
          found={found}
          onJoined={() => {
            dropKept(KEPT);
            onJoined();
          }}
        />
      ) : null}
    </div>
  );
}

function BoardChoice({ access, found, onJoined }: { access: Access; found: Found; onJoined: () => void }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(found.map(({ database }) => database)));
  const { run, busy, isRunning, problem } = useCommand('Raccordement à la région…');
  const databases = found.map(({ database }) => database).filter((database) => chosen.has(database));
  const isNoneChosen = found.length > 0 && databases.length === 0;
  const join = async () => {
    const result = await run('joinRegion', { ...access, databases });
    if (result.ok) onJoined();
  };
  const toggle = (database: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(database);
    else next.delete(database);
    setChosen(next);
  };
  return (
    <div className="stack">
      {found.length === 0 ? (
        <Notice meaning="info" title="Ce serveur n’a encore aucune RCP pour vous.">
          Raccordez ce poste quand même&nbsp;: les RCP que vous créerez ici y seront envoyées.
        </Notice>
      ) : (
        <fieldset className="stack-tight">
          <legend className="field-label">RCP à recevoir sur ce poste</legend>
          {found.map(({ database, boardName }) => (
            <div key={database}>
              <Checkbox
                value={chosen.has(database)}
                onChange={(on) => toggle(database, on)}
                label={`${boardName} · ${database.slice(-4)}`}
              />
            </div>
          ))}
        </fieldset>
      )}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {busy === null ? null : <Progress label={busy} />}
      <div className="row">
        <Button
          variant="primary"
          icon="region"
          autoFocus
          isDisabled={isNoneChosen}
          isPending={isRunning}
          onPress={() => void join()}
        >
          {found.length === 0
            ? 'Raccorder ce poste'
            : isNoneChosen
              ? 'Rejoindre'
              : `Rejoindre ${plural(databases.length, 'RCP', 'RCP')}`}
        </Button>
        <span role="status">{isNoneChosen ? 'Cochez au moins une RCP.' : ''}</span>
      </div>
    </div>
  );
}
