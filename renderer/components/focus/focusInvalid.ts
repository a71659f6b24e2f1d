const INVALID = '[aria-invalid="true"]:not([role=radiogroup]), [data-invalid] button:not([tabindex="-1"])';

/** Goes to the first field that is marked as wrong. @returns whether there is one */
export function focusInvalidNow(form: Element | null): boolean {
  const field = form?.querySelector<HTMLElement>(INVALID);
  field?.focus();
  return Boolean(field);
}

/** The same after a refused form: React marks the field that is wrong before the next frame. */
export function focusInvalid(form: Element | null): void {
  requestAnimationFrame(() => focusInvalidNow(form));
}
