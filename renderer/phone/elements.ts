type Given = Record<string, string | boolean | (() => void)>;

/** An element with its attributes, what it does when pressed, and what is in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Given = {},
  ...within: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (typeof value === 'string') element.setAttribute(key, value);
    else element.toggleAttribute(key, value);
  }
  element.append(...within);
  return element;
}
