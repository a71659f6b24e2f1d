import type { Workstation } from '../keys/vaultFormat';

const generationOf = ({ generations }: Workstation, database: string): number => generations?.[database] ?? 1;

const named = (database: string, generation: number): string =>
  generation === 1 ? database : `${database}.k${generation}`;

/** What PouchDB calls the local database of a board: a change of the data key writes it anew under another name. */
export const localName = (workstation: Workstation, database: string): string =>
  named(database, generationOf(workstation, database));

/** What it is called once it was written anew; and the workstation that then uses it, the former one to be destroyed. */
export function nextLocal(
  workstation: Workstation,
  database: string,
): { readonly name: string; readonly change: Pick<Workstation, 'generations' | 'retired'> } {
  const next = generationOf(workstation, database) + 1;
  return {
    name: named(database, next),
    change: {
      generations: { ...workstation.generations, [database]: next },
      retired: [...(workstation.retired ?? []), localName(workstation, database)],
    },
  };
}
