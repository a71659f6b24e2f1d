import { plural } from '../../../shared/domain/french';
import type { Tally } from '../../../shared/domain/vote';
import './tally.css';

export const isUnvoted = (tally: Tally): boolean => tally.for + tally.against + tally.abstain === 0;

/** Votes as plain bars, said in words as well: `of` is how many could vote. */
export function TallyBar({ tally, of }: { tally: Tally; of: number }) {
  const cast = tally.for + tally.against + tally.abstain;
  const waiting = Math.max(0, of - cast);
  const said = [
    `${tally.for} pour${tally.reserved ? `, dont ${tally.reserved} avec réserve` : ''}`,
    `${tally.against} contre`,
    plural(tally.abstain, 'abstention'),
    ...(waiting > 0 ? [`${waiting} sans avis`] : []),
  ].join(' · ');
  const words = isUnvoted(tally) ? 'pas encore de vote' : said;
  const parts = [
    ['for', tally.for],
    ['against', tally.against],
    ['abstain', tally.abstain],
    ['waiting', cast + waiting === 0 ? 1 : waiting],
  ] as const;
  return (
    <div className="tally">
      <div className="tally-bar" aria-hidden="true">
        {parts.map(([position, count]) =>
          count === 0 ? null : (
            <span key={position} className={`tally-${position}`} style={{ flexGrow: count }} />
          ),
        )}
      </div>
      <span className="tally-words">{words}</span>
    </div>
  );
}
