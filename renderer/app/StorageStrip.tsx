import { mayWrite, roomToFree, roomWords, type StorageView } from '../../shared/contracts/storage';
import type { SessionView } from '../../shared/contracts/views';
import { Notice } from '../components/layout/Notice';

interface StorageStripProps {
  readonly storage: StorageView;
  readonly shell: SessionView['shell'];
}

/** Below every bar and above every screen, for as long as it holds: how much room is left, or that nothing is written. */
export function StorageStrip({ storage, shell }: StorageStripProps) {
  if (storage.level === 'fine' && !storage.broken) return null;
  return (
    <section className="storage-strip no-print" aria-label="Place sur le disque">
      {storage.broken ? (
        <Broken shell={shell} />
      ) : mayWrite(storage) ? (
        <Low storage={storage} />
      ) : (
        <ReadOnly storage={storage} />
      )}
    </section>
  );
}

function Low({ storage: { free, wanted } }: { storage: StorageView }) {
  return (
    <Notice meaning="todo" title="Le disque de ce poste se remplit.">
      <p>
        {free === null ? '' : <Amount>Il reste {roomWords(free)}. </Amount>}
        Faites de la place avant la séance&nbsp;: vers {roomWords(wanted)}, Concerto cesse d’écrire.
      </p>
    </Notice>
  );
}

function ReadOnly({ storage }: { storage: StorageView }) {
  const room = roomToFree(storage);
  return (
    <Notice meaning="wrong" title="Disque presque plein&nbsp;: Concerto est en lecture seule.">
      <p>
        Tout ce qui était enregistré est intact. Vous pouvez consulter, projeter et enregistrer les comptes
        rendus&nbsp;; ce que vous tapez reste à l’écran.
      </p>
      <p>
        <Amount>
          Libérez {room === null ? 'de la place' : `au moins ${room}`} sur le disque de ce poste
        </Amount>
        &nbsp;: videz la corbeille, déplacez de gros fichiers. Concerto reprend alors de lui-même.
      </p>
    </Notice>
  );
}

function Broken({ shell }: { shell: SessionView['shell'] }) {
  return (
    <Notice meaning="wrong" title="La base de ce poste ne répond plus&nbsp;: rien de plus n’est enregistré.">
      <p>
        {shell === 'desktop'
          ? 'Tout ce qui était dit enregistré est dans le journal\u00a0; l’écran ne montre peut-être pas les dernières saisies.'
          : 'L’écran ne montre peut-être pas les dernières saisies.'}{' '}
        Notez ce qui n’est pas encore enregistré.
      </p>
      <p>Fermez Concerto et rouvrez-le&nbsp;; si le disque est plein, libérez d’abord de la place.</p>
    </Notice>
  );
}

/** Changes every few seconds: not read aloud again each time. */
const Amount = ({ children }: { children: React.ReactNode }) => <span aria-live="off">{children}</span>;
