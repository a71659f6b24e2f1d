import { useSaidAloud } from './sayAloud';

/**
 * The region that a screen reader listens to, beside what has the focus. It is there from the beginning, since one that
 * comes with its words is often not read. React Aria leaves it open under a panel because of its attribute.
 */
export function Aloud() {
  const sentences = useSaidAloud((state) => state.sentences);
  return (
    <div className="visually-hidden" role="status" aria-atomic="false" data-live-announcer="true">
      {sentences.map(({ id, words }) => (
        <p key={id}>{words}</p>
      ))}
    </div>
  );
}
