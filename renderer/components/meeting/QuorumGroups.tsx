import type { Quorum } from '../../../shared/domain/quorum';
import { Icon } from '../controls/Icon';
import './quorum.css';

/** The competences the board asks for, who brings each, and which are lacking. */
export function QuorumGroups({ quorum }: { quorum: Quorum }) {
  return (
    <ul className="quorum" aria-label="Compétences demandées par le quorum">
      {quorum.groups.map((group) => {
        const [first, ...others] = group.by;
        const state = first ? 'met' : group.mandatory ? 'missing' : 'optional';
        return (
          <li key={group.name} className={`quorum-group quorum-${state}`}>
            <Icon name={first ? 'done' : group.mandatory ? 'warning' : 'info'} small />
            <span className="quorum-name">{group.name}</span>
            <span className="quorum-by" title={group.by.map((m) => m.name).join(', ')}>
              {first
                ? `${first.name}${first.mode === 'written' ? ' (avis écrit)' : ''}${others.length > 0 ? ` +\u00a0${others.length}` : ''}`
                : group.mandatory
                  ? 'manque'
                  : 'souhaitée'}
            </span>
          </li>
        );
      })}
      {quorum.unknown.map(({ name, specialty }) => (
        <li key={name} className="quorum-group quorum-missing">
          <Icon name="warning" small />
          <span className="quorum-name">{name}</span>
          <span
            className="quorum-by"
            title={`«\u00a0${specialty}\u00a0» n’est pas une spécialité de la liste`}
          >
            ne compte pas&nbsp;: «&nbsp;{specialty}&nbsp;» hors liste
          </span>
        </li>
      ))}
      <li
        className={`quorum-group quorum-${quorum.distinctSpecialties >= quorum.minimumSpecialties ? 'met' : 'missing'}`}
      >
        <Icon name={quorum.distinctSpecialties >= quorum.minimumSpecialties ? 'done' : 'warning'} small />
        <span className="quorum-name">spécialités différentes</span>
        <span className="quorum-by">
          {quorum.distinctSpecialties} ({quorum.minimumSpecialties} demandées)
        </span>
      </li>
    </ul>
  );
}
