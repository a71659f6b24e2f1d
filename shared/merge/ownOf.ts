/** Fields and devices are others' words: `constructor` is none that every object has. */
export const ownOf = <T>(held: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  held && Object.hasOwn(held, key) ? held[key] : undefined;
