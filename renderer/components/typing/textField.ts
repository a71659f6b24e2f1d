type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Something that text is typed in: its keys are its own. */
export const isTextField = (target: EventTarget | null): target is TextField =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !/^(checkbox|button|submit|file)$/.test(target.type));
