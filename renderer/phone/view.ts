import type { Choice, PhoneState } from '../../shared/roomVote/messages';
import { make } from './elements';
import type { Votes } from './votes';

const choiceWords: Record<Choice, string> = { for: 'Pour', against: 'Contre', abstain: 'Abstention' };
const choices = Object.keys(choiceWords) as Choice[];
const quoted = (choice: Choice): string => `«\u00a0${choiceWords[choice]}\u00a0»`;

export interface Doing {
  code(code: string): void;
  join(person: string): void;
}

type Shown = readonly [title: string, ...within: (Node | string)[]];
const p = (words: string, className = ''): HTMLElement => make('p', { class: className }, words);

/** The page for where this phone stands. */
export function pageOf(state: PhoneState, votes: Votes, doing: Doing, fault: string): Shown {
  switch (state.place) {
    case 'code':
      return ['Vote en séance', ...codeForm(doing, fault)];
    case 'out':
      return [
        'Téléphone retiré',
        p('L’animateur a retiré ce téléphone du vote. Pour revenir, tapez le nouveau code de la salle.'),
        ...codeForm(doing, fault),
      ];
    case 'shut':
      return [
        'Entrée fermée',
        p('Trop de codes faux. Demandez à l’animateur de rouvrir l’entrée\u00a0: cette page suivra.'),
      ];
    case 'name':
      return ['Qui êtes-vous\u00a0?', names(state, doing, fault)];
    case 'over':
      return [
        'La salle est fermée',
        p(
          'Le vote par téléphone est fermé. Vos votes enregistrés sont gardés. S’il rouvre, cette page suivra.',
        ),
      ];
    case 'waiting':
      return [
        'Nom déjà pris',
        p(
          `${state.name ?? 'Ce nom'} vote déjà depuis un autre téléphone. L’animateur le voit et choisit. Attendez ici.`,
        ),
      ];
    case 'away':
      return [
        'Vous n’êtes plus noté présent',
        p('Dites-le à l’animateur\u00a0: cette page reprendra d’elle-même.'),
      ];
    case 'in':
      return ballotPage(state, votes);
  }
}

function codeForm(doing: Doing, fault: string): Node[] {
  const input = make('input', {
    id: 'code',
    inputmode: 'numeric',
    autocomplete: 'off',
    pattern: '[0-9]{4}',
    maxlength: '4',
    required: true,
    'aria-describedby': 'fault',
  });
  const form = make(
    'form',
    {},
    make('label', { for: 'code' }, 'Code à quatre chiffres, affiché à l’écran de la salle'),
    input,
    make('p', { id: 'fault', class: 'wrong', role: 'alert' }, fault),
    make('button', { class: 'main' }, 'Continuer'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    doing.code(input.value);
  });
  return [form];
}

function names({ names: all }: PhoneState, doing: Doing, fault: string): Node {
  if (all.length === 0) return p('Personne n’est encore noté présent. Dites à l’animateur que vous êtes là.');
  const form = make(
    'form',
    {},
    make(
      'fieldset',
      {},
      make('legend', {}, 'Votre nom, parmi les présents'),
      ...all.map(({ id, name }) =>
        make(
          'label',
          { class: 'name' },
          make('input', { type: 'radio', name: 'who', value: id, required: true }),
          name,
        ),
      ),
    ),
    make('p', { class: 'wrong', role: 'alert' }, fault),
    make('button', { class: 'main' }, 'C’est moi'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = form.querySelector<HTMLInputElement>('input:checked');
    if (chosen) doing.join(chosen.value);
  });
  return form;
}

function ballotPage({ name, ballot }: PhoneState, votes: Votes): Shown {
  const who = p(`Vous êtes\u00a0: ${name ?? ''}`, 'quiet');
  if (!ballot)
    return ['En attente d’un vote', who, p('Gardez cette page ouverte\u00a0: le vote y paraîtra.')];
  const { id, isOpen, proposals } = ballot;
  return [
    isOpen ? 'Votez' : 'Vote terminé',
    who,
    ...proposals.map((proposal) => {
      const { letter, label, mine } = proposal;
      const choosing = votes.of(id, letter);
      const chosen = choosing && choosing.stands !== 'late' ? choosing.choice : mine;
      return make(
        'fieldset',
        {},
        make('legend', {}, `${letter}. ${label}`),
        ...(isOpen
          ? choices.map((choice) =>
              make(
                'button',
                {
                  type: 'button',
                  id: `${letter} ${choice}`,
                  'aria-pressed': String(choice === chosen),
                  click: () => votes.choose(id, letter, choice),
                },
                choiceWords[choice],
              ),
            )
          : []),
        make(
          'p',
          { class: `said${choosing ? '' : ' recorded'}`, role: 'status' },
          saidOf(proposal, choosing, isOpen),
        ),
      );
    }),
  ];
}

type Proposal = NonNullable<PhoneState['ballot']>['proposals'][number];

/** Whether it is on the room's disk, in words. */
function saidOf({ mine, counts }: Proposal, choosing: ReturnType<Votes['of']>, isOpen: boolean): string {
  const before = mine ? ` Votre vote enregistré reste ${quoted(mine)}.` : '';
  switch (choosing?.stands) {
    case 'sent':
      return `Envoi de ${quoted(choosing.choice)}… Pas encore enregistré.`;
    case 'again':
      return `${quoted(choosing.choice)} n’est pas confirmé par la salle\u00a0: nouvel essai.${before}`;
    case 'late':
      return `${quoted(choosing.choice)} n’est pas enregistré\u00a0: le vote était terminé.${before}`;
    case undefined: {
      const result = counts
        ? ` Résultat\u00a0: ${counts.for} pour, ${counts.against} contre, ${counts.abstain} abstention${counts.abstain > 1 ? 's' : ''}.`
        : '';
      if (mine) return `Vote enregistré\u00a0: ${choiceWords[mine]}.${result}`;
      return isOpen ? 'Pas encore voté.' : `Vous n’avez pas voté.${result}`;
    }
  }
}
