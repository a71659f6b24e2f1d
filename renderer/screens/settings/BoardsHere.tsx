import { AnsweredSection } from '../../components/layout/Answered';
import { answerOr } from '../../components/session/queryState';
import { useQuery } from '../../engine/client';
import { OlderYears } from './years/OlderYears';

/** Which boards this workstation holds, whether they came from the region or were made here. */
export function BoardsHere() {
  const sync = useQuery('sync', {});
  const boards = useQuery('boards', {});
  return (
    <AnsweredSection of={boards} title="RCP de ce poste">
      {(held) => (
        <>
          {held.length === 0 ? (
            <p className="quiet">Aucune RCP sur ce poste pour l’instant.</p>
          ) : (
            <ul className="bulleted">
              {held.map(({ database, board }) => (
                <li key={database}>
                  {board.name} · {board.year}
                </li>
              ))}
            </ul>
          )}
          {answerOr(sync, null)?.address ? <OlderYears boards={held} /> : null}
        </>
      )}
    </AnsweredSection>
  );
}
