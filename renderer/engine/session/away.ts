import type { DatabaseName } from '../../../shared/domain/ids';
import type { Workstation } from '../keys/vaultFormat';

type Away = NonNullable<Workstation['away']>[number];
type Held = Pick<Workstation, 'databases' | 'away'>;

/** The workstation without this database, which the region has. */
export const withAway = ({ databases, away = [] }: Held, gone: Away): Held => ({
  databases: databases.filter((name) => name !== gone.database),
  away: [...away.filter(({ database }) => database !== gone.database), gone],
});

/** The workstation with this database, for the first time or again. */
export const withDatabase = ({ databases, away = [] }: Held, name: DatabaseName): Held => ({
  databases: [...databases, name],
  away: away.filter(({ database }) => database !== name),
});
