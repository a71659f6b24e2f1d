import { Button } from '../../components/controls/Button';
import { TextField } from '../../components/controls/TextField';
import type { ChairProofState } from './useChairProof';

interface ChairProofProps {
  readonly state: ChairProofState;
  /** Somebody tried to validate. */
  readonly isTried: boolean;
  readonly takesFocus?: boolean;
}

/** The chair's code beside what it validates; where there is none yet, or five were wrong, the way to one. */
export function ChairProofField({ state, isTried, takesFocus = false }: ChairProofProps) {
  const { asked, mayChoose, typed, onType, isLacking, lacks, setChoosing } = state;
  if (asked === 'nothing') return null;
  const isFirst = asked === 'choice';
  return (
    <div className="chair-proof">
      {isFirst ? (
        <p>Cette RCP valide ses décisions avec le code de l’animateur. Il n’en a pas encore sur ce poste.</p>
      ) : (
        <TextField
          label={asked === 'pin' ? 'Code de l’animateur' : 'Phrase secrète de ce poste'}
          type="password"
          value={typed}
          onChange={onType}
          help={asked === 'pin' ? undefined : 'Cinq codes erronés de suite : elle est demandée à leur place.'}
          error={isTried && isLacking ? lacks : undefined}
          isShort={asked === 'pin'}
          autoFocus={takesFocus}
          isRequired
        />
      )}
      {asked === 'pin' ? null : !mayChoose ? (
        <p className="quiet">
          Seul l’animateur de la séance, ou le coordonnateur, choisit ce code, avec sa propre phrase secrète.
        </p>
      ) : (
        <Button variant={isFirst ? 'plain' : 'quiet'} size="small" onPress={() => setChoosing(true)}>
          {isFirst ? 'Choisir le code de l’animateur' : 'Choisir un nouveau code'}
        </Button>
      )}
    </div>
  );
}
