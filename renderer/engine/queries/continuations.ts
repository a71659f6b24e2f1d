import type { CaseFile } from '../../../shared/domain/caseFile';
import type { CaseId, DatabaseName } from '../../../shared/domain/ids';
import { yearsOf } from '../../../shared/region/databaseName';
import { rowsOf } from '../readModel/bundles';
import { meetingsOf } from '../records/read';
import type { Store } from '../store/store';

/** A case of a later year that continues one of this year. */
interface Continuation {
  readonly database: DatabaseName;
  readonly doc: CaseFile;
}

/** Which case continues this one in a later year of the board, those withdrawn left out. */
export async function continuations(
  store: Store,
  database: DatabaseName,
  all: readonly DatabaseName[],
): Promise<(id: CaseId) => Continuation | undefined> {
  const found: Continuation[] = [];
  for (const later of yearsOf(database, all).filter((name) => name > database)) {
    const bundles = await meetingsOf(store, later, (it) => it.toArray());
    const rows = bundles.flatMap((bundle) => rowsOf(bundle));
    for (const doc of await store.reveal(rows.filter(({ type }) => type === 'case')))
      if (doc.type === 'case' && doc.continues && !doc.withdrawn) found.push({ database: later, doc });
  }
  return (id) => found.find(({ doc }) => doc.continues?.database === database && doc.continues.case === id);
}
