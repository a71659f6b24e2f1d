const control = ':is(input, textarea, button):not([tabindex="-1"])';

/** Into the first control that a part of the page holds. */
export const focusFirst = (part: Element | null | undefined): void =>
  part?.querySelector<HTMLElement>(control)?.focus();
