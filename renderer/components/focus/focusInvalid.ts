/** After a refused form: the focus goes to the first field that is wrong, once it has been marked. */
export function focusInvalid(form: Element): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button');
    wrong?.focus();
  });
}
