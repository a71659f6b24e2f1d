/** One text that says all of several, one after the other; what another one holds word for word is said once. */
export function joinedTexts(texts: readonly string[]): string {
  const said = texts.map((text) => text.trim());
  const own = said.filter(
    (text, i) => text !== '' && !said.some((other, j) => (other === text ? j < i : other.includes(text))),
  );
  return own.join('\n');
}
