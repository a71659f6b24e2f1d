const typed = 'textarea, input:not([type=checkbox], [type=button])';
const pressed = 'button, a[href], input[type=checkbox], summary';
const stops = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Presses a key on what has the focus now, as it was pressed when that was not there yet. What the browser itself does
 * with a key it does for a real one only, so that the part a meeting needs is done here.
 */
export function replayKeystroke(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const init = {
    key: event.key,
    code: event.code,
    location: event.location,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    metaKey: event.metaKey,
    modifierAltGraph: event.getModifierState('AltGraph'),
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  if (target.dispatchEvent(new KeyboardEvent('keydown', init))) doAsBrowser(event, target);
  target.dispatchEvent(new KeyboardEvent('keyup', init));
}

function doAsBrowser(event: KeyboardEvent, target: Element): void {
  const { key } = event;
  const hasControl = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  if (hasControl) return;
  if (key === 'Tab') tabFrom(target, event.shiftKey);
  else if (target.matches(typed)) type(key, target);
  else if (target instanceof HTMLElement && target.matches(pressed) && (key === ' ' || key === 'Enter'))
    target.click();
}

/** `execCommand`, since it alone can be undone by Ctrl Z as typing is. */
function type(key: string, target: Element): void {
  if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && target instanceof HTMLInputElement) target.form?.requestSubmit();
  else if (key === 'Enter') document.execCommand('insertText', false, '\n');
  else if (key.length === 1) document.execCommand('insertText', false, key);
}

function tabFrom(target: Element, isBack: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>(stops)].filter(
    (one) => one === target || (one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility()),
  );
  all.at(all.indexOf(target as HTMLElement) + (isBack ? -1 : 1))?.focus();
}
