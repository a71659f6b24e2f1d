import type { MeetingAccountView } from '../../../shared/contracts/meetingAccount';
import { longDate } from '../../../shared/domain/french';
import { durationWords, spentWords, type AccountedCase } from '../../../shared/domain/meetingAccount';
import './account.css';

/** What a meeting did: how many of each, why the postponed are, what was concluded without quorum, and the time it took. */
export function MeetingAccount({ account }: { account: MeetingAccountView }) {
  const { counts, undecided, cases, movedTo } = account;
  const of = (outcome: AccountedCase['outcome']) => cases.filter((one) => one.outcome === outcome);
  const seen = cases.filter(({ spent }) => spent > 0);
  return (
    <div className="stack">
      <dl className="account-counts">
        <Count label="Discutés" of={counts.discussed} />
        <Count label="Enregistrés" of={counts.registered} />
        <Count label="Reportés" of={counts.postponed} />
        <Count label="Adressés en recours" of={counts.referred} />
        {undecided > 0 ? <Count label="Sans décision" of={undecided} /> : null}
      </dl>
      <Cases
        title="Reportés"
        cases={of('postponed')}
        words={({ case: id, detail }) => {
          const day = movedTo[id];
          return [detail, day && `à présenter le ${longDate(day)}`].filter(Boolean).join(' · ');
        }}
      />
      <Cases title="Adressés en recours" cases={of('referred')} words={({ detail }) => detail} />
      <Cases
        title="Conclus sans quorum"
        cases={cases.filter(({ withoutQuorum }) => withoutQuorum !== null)}
        words={({ withoutQuorum }) =>
          withoutQuorum
            ? [`il manquait\u00a0: ${withoutQuorum.missing.join(', ')}`, withoutQuorum.why]
                .filter(Boolean)
                .join(' · ')
            : ''
        }
      />
      {seen.length === 0 ? null : (
        <div>
          <p>{durationWords(account)}</p>
          <details>
            <summary>Temps par dossier</summary>
            <ul className="account-times" aria-label="Temps par dossier">
              {seen.map((one) => (
                <li key={one.case}>
                  <span className="account-name">{`${one.position}. ${one.name}`}</span>
                  <span className="quiet">{spentWords(one)}</span>
                </li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </div>
  );
}

const Count = ({ label, of }: { label: string; of: number }) => (
  <div data-none={of === 0 || undefined}>
    <dt>{label}</dt>
    <dd>{of}</dd>
  </div>
);

interface CasesProps {
  readonly title: string;
  readonly cases: readonly AccountedCase[];
  readonly words: (one: AccountedCase) => string;
}

function Cases({ title, cases, words }: CasesProps) {
  if (cases.length === 0) return null;
  return (
    <div>
      <p className="account-title">{title}</p>
      <ul className="account-cases" aria-label={title}>
        {cases.map((one) => (
          <li key={one.case}>
            <strong>{`${one.position}. ${one.name}`}</strong>
            <span className="quiet">{words(one)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
