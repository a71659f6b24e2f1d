import type { PhonesView } from '../../../shared/contracts/phones';
import type { Result } from '../../../shared/domain/result';
import { Button } from '../../components/controls/Button';
import { Notice } from '../../components/layout/Notice';
import { useCommand } from '../../components/session/useCommand';
import { useSaid } from '../../components/session/useSaid';

/** Who of the doctors in the room is in with a phone; where two claim one name, the chair chooses. */
export function PhonesPeople({ people }: Pick<PhonesView, 'people'>) {
  const { run } = useCommand();
  const { said: gone, say } = useSaid<string>();
  /** The phone that was in goes; what it voted is in the doctor's name until somebody looks at it. */
  const putOut = async (name: string, act: () => Promise<Result<null>>) => {
    if ((await act()).ok) say(name);
  };
  const joined = people.filter((one) => one.joined !== null).length;
  return (
    <section className="stack-tight" aria-label="Téléphones entrés">
      <h3>
        Entrés&nbsp;: {joined} sur {people.length}
      </h3>
      {people.length === 0 ? (
        <p className="quiet">
          Marquez d’abord les médecins présents dans la salle&nbsp;: ce sont eux qui entrent.
        </p>
      ) : null}
      {people.flatMap(({ name, joined: first, waiting }) =>
        waiting.map((phone) => (
          <Notice key={phone} meaning="todo" title={`Deux téléphones disent être ${name}`}>
            <div className="row">
              <Button
                variant="plain"
                size="small"
                onPress={() => void run('putOutPhone', { phone })}
                isDisabled={first === null}
              >
                Garder le premier
              </Button>
              <Button
                variant="plain"
                size="small"
                onPress={() => void putOut(name, () => run('keepPhone', { phone }))}
              >
                Garder le second
              </Button>
            </div>
          </Notice>
        )),
      )}
      {gone ? (
        <Notice meaning="info" title={`Le téléphone de ${gone} est retiré.`}>
          Ce qu’il a déjà voté reste, marqué «&nbsp;voté par téléphone&nbsp;»&nbsp;: vérifiez-le avec {gone}.
        </Notice>
      ) : null}
      <ul className="phones-people">
        {people.map(({ person, name, joined: phone }) => (
          <li key={person} className="row">
            <span>{name}</span>
            {phone === null ? (
              <span className="quiet">pas entré</span>
            ) : (
              <Button
                variant="quiet"
                size="small"
                label={`Retirer le téléphone de ${name}`}
                onPress={() => void putOut(name, () => run('putOutPhone', { phone }))}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
