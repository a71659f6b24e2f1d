import { Notice } from '../../components/layout/Notice';
import { Section } from '../../components/layout/Section';
import { useQuery } from '../../engine/client';
import { OlderYears } from './years/OlderYears';

/** Which boards this workstation holds, whether they came from the region or were made here. */
export function BoardsHere() {
  const sync = useQuery('sync', {});
  const boards = useQuery('boards', {});
  if (boards.status === 'loading') return null;
  return (
    <Section title="RCP de ce poste">
      {boards.status === 'failed' ? <Notice meaning="wrong" title={boards.message} /> : null}
      {boards.status === 'ready' && boards.value.length === 0 ? (
        <p className="quiet">Aucune RCP sur ce poste pour l’instant.</p>
      ) : null}
      {boards.status === 'ready' && boards.value.length > 0 ? (
        <ul className="bulleted">
          {boards.value.map(({ database, board }) => (
            <li key={database}>
              {board.name} · {board.year}
            </li>
          ))}
        </ul>
      ) : null}
      {boards.status === 'ready' && sync.status === 'ready' && sync.value.address !== null ? (
        <OlderYears boards={boards.value} />
      ) : null}
    </Section>
  );
}
