import type { BackupFileView } from '../../../shared/contracts/views';
import { damageWords } from '../../../shared/backup/words';
import { plural, sizeWords } from '../../../shared/domain/french';
import { momentWords } from '../../i18n/momentWords';
import { Notice } from '../layout/Notice';
import { boardWords } from './backupWords';
import './backup.css';

/** What a backup file holds, and what it has lost: all that can be said without its key. */
export function BackupSummary({ summary }: { summary: BackupFileView }) {
  const { about, boards, records, size, state } = summary;
  const words = damageWords(summary);
  if (!about || state === 'unreadable' || state === 'newer')
    return (
      <Notice meaning="wrong" title={words[0] ?? ''}>
        {state === 'newer'
          ? 'Rien n’a été modifié. Installez la version la plus récente de Concerto sur ce poste.'
          : 'Rien n’a été modifié. Choisissez une autre sauvegarde.'}
      </Notice>
    );
  return (
    <div className="stack">
      <dl className="backup-facts">
        <dt>Faite</dt>
        <dd>{momentWords(about.at)}</dd>
        <dt>Contenu</dt>
        <dd>
          {plural(records, 'enregistrement')}, {sizeWords(size)}
        </dd>
        <dt>RCP</dt>
        <dd>
          {boards.length === 0 ? (
            'Aucune'
          ) : (
            <ul>
              {boards.map((board) => (
                <li key={board.database}>
                  {boardWords(board.database)}&nbsp;: {plural(board.cases, 'dossier')},{' '}
                  {plural(board.records, 'enregistrement')}
                  {board.missing > 0 ? `, ${plural(board.missing, 'manquant')}` : null}
                </li>
              ))}
            </ul>
          )}
        </dd>
      </dl>
      {state === 'whole' ? (
        <Notice meaning="done" title="La sauvegarde est entière&nbsp;: tout a été relu.">
          Que rien n’en a été retiré, seule sa clé de récupération le prouve, à la restauration.
        </Notice>
      ) : (
        <Damage words={words} names={summary.missingNames} missing={summary.missing} />
      )}
    </div>
  );
}

interface DamageProps {
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly missing: number;
}

function Damage({ words: [first = '', ...rest], names, missing }: DamageProps) {
  return (
    <Notice meaning="todo" title={first}>
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {names.length === 0 ? null : (
        <details className="backup-missing">
          <summary>Ce qui manque, par numéro</summary>
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          {missing > names.length ? <p>… et {missing - names.length} autres.</p> : null}
        </details>
      )}
    </Notice>
  );
}
