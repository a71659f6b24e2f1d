import type { PersonId } from '../../shared/domain/ids';
import type { FromPhone, PhoneState } from '../../shared/roomVote/messages';
import './phone.css';
import { make } from './elements';
import { Line, OtherRoom } from './line';
import { pageOf } from './view';
import { Votes } from './votes';

const AGAIN_MS = 1500;
const LOST =
  'La liaison avec la salle est coupée. Vos votes enregistrés sont gardés. Nouvel essai\u00a0; le téléphone est-il sur le réseau de la salle\u00a0?';
const OTHER =
  'Cette page n’est pas celle de la salle. Rien n’a été envoyé. Lisez à nouveau le code QR, ou dites votre vote à l’animateur.';

const page = document.getElementById('page');
const lineOfPage = document.getElementById('line');
const line = new Line(location.hash);
const votes = new Votes(line, draw);
let state: PhoneState | null = null;
let fault = '';
let drawn = '';
/** Ends the question that waits. */
let asked = new AbortController();

function draw(): void {
  if (!state || !page) return;
  const [title, ...within] = pageOf(state, votes, { code, join }, fault);
  const next = make('main', {}, make('h1', { tabindex: '-1' }, title), ...within);
  if (next.innerHTML === drawn) return;
  const isOther = page.querySelector('h1')?.textContent !== title;
  const focused = document.activeElement?.id ?? '';
  const said = isOther ? [] : [...page.querySelectorAll('[role=status]')];
  drawn = next.innerHTML;
  page.replaceChildren(...next.childNodes);
  // What speaks stays the same element: a screen reader follows that one.
  page.querySelectorAll('[role=status]').forEach((element, at) => {
    const former = said[at];
    if (!former) return;
    former.className = element.className;
    const words = element.textContent;
    element.replaceWith(former);
    if (former.textContent !== words) former.textContent = words;
  });
  if (isOther) page.querySelector('h1')?.focus();
  else if (focused) document.getElementById(focused)?.focus();
}

/** A change of words alone is spoken; the same words again are not. */
function tell(words: string): void {
  if (lineOfPage && lineOfPage.textContent !== words) lineOfPage.textContent = words;
}

async function ask(said: FromPhone, wrong: string): Promise<void> {
  fault = '';
  const answer = await line.say(said).catch(() => null);
  if (answer?.is === 'state') state = answer.state;
  else if (answer?.is === 'wait')
    fault = 'Trop d’essais depuis ce téléphone. Attendez une minute, ou voyez l’animateur.';
  else fault = answer ? wrong : 'La salle n’a pas répondu. Recommencez.';
  draw();
}
const code = (typed: string): void =>
  void ask({ say: 'code', code: typed.trim() }, 'Ce n’est pas le code affiché. Relisez l’écran de la salle.');
const join = (person: string): void =>
  void ask(
    { say: 'join', person: person as PersonId },
    'Ce nom n’est plus dans la liste. Choisissez à nouveau.',
  );

async function follow(): Promise<void> {
  for (;;) {
    asked = new AbortController();
    try {
      const answer = await line.say({ say: 'state', seen: state?.version ?? 0 }, asked.signal);
      if (answer.is === 'state') {
        if (state?.place !== answer.state.place) fault = '';
        state = answer.state;
      }
      tell('');
      draw();
    } catch (error) {
      if (error instanceof OtherRoom) return tell(OTHER);
      if (!asked.signal.aborted) {
        tell(state?.place === 'over' ? '' : LOST);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }
}

// A phone that slept holds dead connections.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') asked.abort();
});
addEventListener('hashchange', () => location.reload());
void follow();
