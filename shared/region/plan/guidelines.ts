import { guidelineWords } from '../../domain/guideline';
import type { ListedGuideline } from '../guidelineList';
import { guidelineId, guidelineIn } from '../guidelines';
import { DIRECTORY } from '../identity';
import { pathOf, put, same, type Change, type SeenDocument } from './change';

type Seen = NonNullable<SeenDocument>;

/**
 * As it stands in `annuaire`, over what others know of it besides. Its boards are those given now.
 * @throws where name or version hold neither letter nor digit: whoever lists it has looked
 */
export function guidelineDocument({ boards, ...guideline }: ListedGuideline, held: object = {}) {
  const _id = guidelineId(guideline);
  if (_id === null) throw new Error('A guideline without a name');
  const { boards: _, ...others } = { boards: undefined, ...held };
  return {
    schema: 1,
    ...others,
    ...guideline,
    ...(boards ? { boards } : {}),
    _id,
    type: 'guideline',
  };
}

/**
 * Inscribes these guidelines, and mends what is known of those already there. A retired one comes back where `bringsBack`
 * says so: a list read once more must not undo what was retired since.
 */
export function planGuidelines(
  listed: readonly ListedGuideline[],
  seen: readonly Seen[],
  { bringsBack }: { readonly bringsBack: boolean },
): Change[] {
  const byId = new Map<string | null, Seen>(seen.map((doc) => [doc._id, doc]));
  return listed.flatMap((guideline) => {
    const held = byId.get(guidelineId(guideline));
    const next = {
      ...guidelineDocument(guideline, held),
      ...(bringsBack && held && 'retired' in held ? { retired: false } : {}),
    };
    return same(held, next)
      ? []
      : [put(`inscrire le référentiel ${guidelineWords(guideline)}`, pathOf(DIRECTORY, next._id), next)];
  });
}

/** They are offered no more. */
export const planRetirement = (entries: readonly Seen[]): Change[] =>
  entries.flatMap((doc) => {
    const entry = guidelineIn(doc);
    return entry && !entry.retired
      ? [
          put(`retirer le référentiel ${guidelineWords(entry)}`, pathOf(DIRECTORY, doc._id), {
            ...doc,
            retired: true,
          }),
        ]
      : [];
  });
