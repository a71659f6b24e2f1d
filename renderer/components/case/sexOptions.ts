import { sexes, sexNames } from '../../../shared/domain/sex';

/** The choices of a field for the sex. */
export const sexOptions = sexes.map((id) => ({ id, label: sexNames[id] }));
