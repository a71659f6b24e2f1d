import type { TestRegion } from './testRegion';

type Doc = Record<string, unknown> & { _id: string; _rev?: string };
export type LeavesById = Record<string, { leaves: string[]; deleted: boolean }>;

/** Somebody else at work in the region, as fast as it answers: new documents, edits, conflicts and deletions. */
export class Writer {
  written = 0;
  private isOver = false;
  private ids: string[] = [];

  constructor(
    private readonly region: TestRegion,
    private readonly database: string,
  ) {}

  async fill(docs: readonly object[]): Promise<void> {
    for (let from = 0; from < docs.length; from += 500)
      await this.ask('_bulk_docs', 'POST', { docs: docs.slice(from, from + 500) });
    this.ids = docs.map((doc) => (doc as Doc)._id).filter((id) => id.startsWith('case:'));
  }

  /** Conflicts, edits and deletions that stand before anybody pulls. */
  async prepare(): Promise<void> {
    for (let i = 0; i < 12; i++) await this.act(i * 7);
  }

  async goOn(): Promise<void> {
    for (let i = 100; !this.isOver; i += 13) {
      await this.act(i);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async more(): Promise<void> {
    const until = this.written + 8;
    while (this.written < until) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  stop(): void {
    this.isOver = true;
  }

  async leaves(): Promise<LeavesById> {
    const { results } = (await this.ask('_changes?style=all_docs')) as {
      results: { id: string; changes: { rev: string }[]; deleted?: boolean }[];
    };
    return Object.fromEntries(
      results.map(({ id, changes, deleted }) => [
        id,
        { leaves: changes.map(({ rev }) => rev).sort(), deleted: deleted ?? false },
      ]),
    );
  }

  private async act(i: number): Promise<void> {
    const id = this.ids[i % this.ids.length] ?? '';
    const doc = (await this.ask(encodeURIComponent(id))) as Doc & { error?: string };
    const acts = [
      () => this.create(doc, i),
      () => this.edit(doc, i),
      () => this.conflict(doc, i),
      () => this.remove(doc),
    ];
    if (!doc.error) await acts[i % acts.length]?.();
    this.written++;
  }

  private async create({ _rev, ...doc }: Doc, i: number): Promise<void> {
    void _rev;
    await this.put({ ...doc, _id: `case:01ZZZZZZZZ${String(i).padStart(16, '0')}` });
  }

  private edit(doc: Doc, i: number): Promise<unknown> {
    return this.put({ ...doc, discussion: `Reprise ${i}` });
  }

  private conflict({ _rev = '', ...doc }: Doc, i: number): Promise<unknown> {
    const [generation, hash = ''] = _rev.split('-');
    const start = Number(generation) + 1;
    const leaf = (letter: string) => {
      const ids = [letter.repeat(24) + String(i).padStart(8, '0'), hash];
      return { ...doc, discussion: `Par ${letter}`, _rev: `${start}-${ids[0]}`, _revisions: { start, ids } };
    };
    return this.ask('_bulk_docs', 'POST', { docs: [leaf('a'), leaf('b')], new_edits: false });
  }

  private remove({ _id, _rev }: Doc): Promise<unknown> {
    return this.put({ _id, _rev: _rev ?? '', _deleted: true });
  }

  private put(doc: Doc & { _deleted?: boolean }): Promise<unknown> {
    return this.ask('_bulk_docs', 'POST', { docs: [doc] });
  }

  private async ask(path: string, method = 'GET', body?: object): Promise<unknown> {
    const { url, username, password } = this.region;
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const response = await fetch(`${url}/${this.database}/${path}`, {
      method,
      headers: { authorization, accept: 'application/json', 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return response.json();
  }
}
