/** The first field that is marked as wrong. */
export const invalidIn = (form: Element | null): HTMLElement | null =>
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button') ?? null;

/** After a refused form: the focus goes to the first field that is wrong, once it has been marked. */
export function focusInvalid(form: Element): void {
  requestAnimationFrame(() => invalidIn(form)?.focus());
}
