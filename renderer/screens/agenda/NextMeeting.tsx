import type { AgendaLine } from '../../../shared/contracts/views';
import { go } from '../../navigation/navigation';
import { Badge } from '../../components/layout/Badge';
import { Button } from '../../components/controls/Button';
import { Icon } from '../../components/controls/Icon';
import { useReturning } from '../../components/session/useTask';
import { useShortcut } from '../../components/keyboard/useShortcut';
import { plannedMoment, relativeMoment } from '../../i18n/days';
import { casesWords, namesWords, quorumForecast } from '../../i18n/meetingWords';

/** The next meeting, already open: where one goes nine times out of ten. */
export function NextMeeting({ line, today }: { line: AgendaLine; today: string }) {
  const isReturning = useReturning();
  const ref = { database: line.database, meeting: line.meeting };
  const isOpen = line.state === 'open';
  const enter = () => go(isOpen ? { screen: 'console', ref } : { screen: 'meeting', ref });
  useShortcut('p', enter, { label: isOpen ? 'Reprendre la séance' : 'Préparer la prochaine séance' });
  return (
    <section className="next" aria-labelledby="next-title">
      <div className="next-words">
        <p className="next-kicker">{isOpen ? 'Séance en cours' : 'Prochaine séance'}</p>
        <h2 id="next-title">
          {line.boardName} ·{' '}
          {isOpen ? plannedMoment(line.date, line.time, today) : relativeMoment(line.date, line.time, today)}
        </h2>
        <p className="next-cases">{casesWords(line, isReturning)}</p>
        {line.undecided > 0 ? (
          <p>
            <Badge meaning="todo">{`${line.undecided} à trancher`}</Badge>
          </p>
        ) : null}
        {line.place === '' ? null : (
          <p className="next-place quiet">
            <Icon name="place" small />
            {line.place}
          </p>
        )}
        <div className="actions">
          <Button variant="primary" icon={isOpen ? 'room' : 'edit'} shortcut="p" onPress={enter}>
            {isOpen ? 'Reprendre la séance' : 'Préparer la séance'}
          </Button>
          {isOpen ? (
            <Button variant="plain" onPress={() => go({ screen: 'meeting', ref })}>
              Voir la liste des dossiers
            </Button>
          ) : null}
        </div>
      </div>
      <div className="next-quorum">
        <h3>{quorumForecast(line)}</h3>
        <ul>
          {line.quorum.groups
            .filter((group) => group.mandatory || group.by.length > 0)
            .map((group) => (
              <li key={group.name} data-covered={group.by.length > 0 || undefined}>
                <Icon name={group.by.length > 0 ? 'done' : 'todo'} small />
                <span>
                  <span className="capital">{group.name}</span>
                  <span className="quiet small next-by">
                    {group.by.length > 0
                      ? namesWords(group.by.map((member) => member.name))
                      : line.state === 'planned'
                        ? 'personne n’est attendu'
                        : 'personne n’est présent'}
                  </span>
                </span>
              </li>
            ))}
        </ul>
      </div>
    </section>
  );
}
