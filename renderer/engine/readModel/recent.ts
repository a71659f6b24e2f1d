/** A map that forgets its oldest entries beyond a limit. */
export class Recent<V> {
  private readonly held = new Map<string, V>();

  constructor(private readonly limit: number) {}

  get(key: string): V | undefined {
    return this.held.get(key);
  }

  set(key: string, value: V): void {
    this.held.delete(key);
    this.held.set(key, value);
    const [oldest] = this.held.keys();
    if (this.held.size > this.limit && oldest !== undefined) this.held.delete(oldest);
  }

  delete(key: string): void {
    this.held.delete(key);
  }

  entries(): IterableIterator<[string, V]> {
    return this.held.entries();
  }

  clear(): void {
    this.held.clear();
  }
}
