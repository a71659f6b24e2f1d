import { useRef, type ReactNode } from 'react';
import type { RoomPhones } from '../../../shared/contracts/phones';
import type { RoomView } from '../../../shared/contracts/room';
import { unbroken } from '../../../shared/domain/decisiveFacts';
import { intentionWords, plural } from '../../../shared/domain/french';
import { quotedList } from '../../../shared/merge/openWords';
import { Icon } from '../controls/Icon';
import { CaseHead } from './CaseHead';
import { factPieces } from './factPieces';
import { ProjectedDecisionView } from './ProjectedDecisionView';
import { TallyBar } from './TallyBar';
import { usePages } from './usePages';
import { useTurns } from './useTurns';

type CaseShown = Extract<RoomView, { shows: 'case' }>;

/** Characters above which the question takes a size less, to leave room for the proposals. */
const LONG = 110;
/** And above which it takes the smallest. */
const VERY_LONG = 320;

/** For six metres in the dark: what decides on the left, on the right what is proposed and decided. */
export function ProjectedCase({ view, foot }: { view: CaseShown; foot?: ReactNode }) {
  const { case: shown, turn, phones } = view;
  const { question, proposals, decision } = shown;
  const key = `${shown.position} ${shown.masked}`;
  const body = useRef<HTMLDivElement>(null);
  const [left, right] = [useRef<HTMLUListElement>(null), useRef<HTMLUListElement>(null)];
  const [facts, said] = [usePages(body, left, key), usePages(body, right, key)];
  useTurns(turn, body, [facts, said]);
  const size =
    question.length > VERY_LONG ? ' projection-very-long' : question.length > LONG ? ' projection-long' : '';
  const pages = Math.max(facts.count, said.count);
  const hasSaid = proposals.length > 0 || decision !== null;
  return (
    <>
      <CaseHead shown={shown} isReadOnly={view.isReadOnly} />
      <div className="projection-body" ref={body} role="region" aria-label="Dossier projeté" tabIndex={0}>
        <h1 className={`projection-question${size}`}>
          {unbroken(question) || 'Aucune question n’est posée.'}
        </h1>
        <p className="projection-summary">{unbroken(shown.summary)}</p>
        {shown.undecided.length > 0 ? (
          <p className="projection-undecided">
            <Icon name="todo" />
            {`Écrit différemment sur plusieurs postes, à trancher\u00a0: ${quotedList(shown.undecided)}`}
          </p>
        ) : null}
        <div className={hasSaid ? 'projection-halves' : ''}>
          <ul className={`projection-facts${hasSaid ? '' : ' projection-columns'}`} ref={left}>
            {factPieces(shown.facts).map(({ title, text, isContinued }, index) => (
              <li key={`${title} ${text}`} hidden={!facts.isOn(index)}>
                {isContinued ? null : <span className="projection-title">{title} </span>}
                {text}
              </li>
            ))}
          </ul>
          <ul className="projection-items" ref={right}>
            {decision ? (
              <li className="projection-decision" hidden={!said.isOn(0)}>
                <ProjectedDecisionView decision={decision} proposals={proposals} />
              </li>
            ) : null}
            {proposals.map(({ intention, text, tally, ballot }, index) => (
              <li key={index} hidden={!said.isOn(index + (decision ? 1 : 0))}>
                <p className="projection-intention">
                  <strong>{index + 1}</strong> {intentionWords(intention)}
                </p>
                <p className="projection-words">{text}</p>
                {ballot ? (
                  <p className="projection-strong">
                    Vote par téléphone, lettre {ballot.letter}&nbsp;: {plural(ballot.voted, 'vote')}
                  </p>
                ) : (
                  <TallyBar tally={tally} of={tally.for + tally.against + tally.abstain} />
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <footer className="projection-foot">
        {phones ? <PhonesLine phones={phones} /> : foot}
        {pages > 1 ? (
          <strong className="projection-page">
            page {Math.max(facts.page, said.page) + 1} sur {pages}
          </strong>
        ) : null}
      </footer>
    </>
  );
}

const PhonesLine = ({ phones: { host, code, joined, of } }: { phones: RoomPhones }) => (
  <span>
    Téléphones&nbsp;: http://{host}
    {code === null ? '' : `, code ${code}`} · {joined} sur {of}
  </span>
);
