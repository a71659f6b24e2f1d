import { z } from 'zod';
import { draftSchemas } from '../domain/drafts';
import type { IllnessCourse } from '../domain/illnessCourse';
import { MOST_ZOOM } from '../domain/pictureView';
import { blobSchema, caseRef } from './commands/fields';
import type { RoomPhones } from './phones';
import type { ProjectedView } from './projectedView';

/** What the console has the room see. */
export const shownSchema = z.object({
  ...caseRef,
  /** The decision as it is being written. */
  draft: draftSchemas.decision.nullable(),
  /** The case as it is decided on, or the illness over time. */
  page: z.enum(['case', 'course']).default('case'),
  isBlack: z.boolean(),
  showsIdentity: z.boolean(),
  /** How often the chair turned on (`by` 1) or back (-1) in what does not fit the screen: the last turn, with its number. */
  turn: z.object({ n: z.number().int(), by: z.union([z.literal(1), z.literal(-1)]) }).nullable(),
});
export type Shown = z.output<typeof shownSchema>;

const inUnit = z.number().min(0).max(1);
const pictureView = z.object({
  zoom: z.number().min(1).max(MOST_ZOOM),
  x: inUnit,
  y: inUnit,
  turn: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
});

/**
 * One picture, or two side by side, in front of their case. Of a file nothing but its pixels goes to the room: they are
 * drawn anew, so that neither the text of a PDF nor what a camera wrote beside an image comes with them.
 */
export const picturesShownSchema = z.object({
  ...caseRef,
  sides: z
    .array(
      z.object({
        /** Made up: it says nothing of the file. */
        id: z.uuid(),
        pixels: blobSchema,
        width: z.number().int().positive(),
        height: z.number().int().positive(),
        view: pictureView,
      }),
    )
    .min(1)
    .max(2),
  /** Where the chair points: the side, and the point of its picture, from 0 to 1. */
  pointer: z.object({ side: z.union([z.literal(0), z.literal(1)]), x: inUnit, y: inUnit }).nullable(),
});
export type PicturesShown = z.output<typeof picturesShownSchema>;
/** The same without whose they are. */
export type PicturesInFront = Pick<PicturesShown, 'sides' | 'pointer'>;
export type Pointer = NonNullable<PicturesShown['pointer']>;

/** The pictures as a window of the room is told them, over and over: their pixels came before, once. */
export interface RoomPictures {
  readonly sides: readonly Pick<PicturesShown['sides'][number], 'id' | 'view'>[];
  readonly pointer: Pointer | null;
}
export type RoomPicture = Omit<PicturesShown['sides'][number], 'view'>;

/** What stands on the room's screen. `nothing` where no case is projected, or the workstation is locked. */
export type RoomView =
  | { readonly shows: 'nothing' | 'black' }
  /** How phones join, in place of the case. */
  | { readonly shows: 'joining'; readonly phones: RoomPhones }
  | {
      readonly shows: 'case';
      readonly case: ProjectedView;
      /** While phones may join; where, in a line. */
      readonly phones: RoomPhones | null;
      readonly turn: Shown['turn'];
      /** A sign for who knows it: nothing can be written, for want of room. */
      readonly isReadOnly: boolean;
    }
  | {
      readonly shows: 'course';
      readonly case: ProjectedView;
      /** Its texts are masked as those of the case. */
      readonly course: IllnessCourse;
      readonly turn: Shown['turn'];
      readonly isReadOnly: boolean;
    };

/**
 * The channel between the engine and the windows of the room. It is one of the browser's own (`BroadcastChannel`), so that
 * such a window needs nothing from the console and holds no line to it.
 */
export const ROOM_CHANNEL = 'concerto.room';

/** What the windows of the room hear. `who`: those that are there say so. `close`: they are no longer wanted. */
export type ToRoom =
  | { readonly kind: 'view'; readonly view: RoomView }
  | { readonly kind: 'picture'; readonly picture: RoomPicture }
  /** Null: none any more. Of those that were told, what is not in `kept` is to be forgotten. */
  | {
      readonly kind: 'pictures';
      readonly pictures: RoomPictures | null;
      readonly kept: readonly RoomPicture['id'][];
    }
  | { readonly kind: 'who' }
  | { readonly kind: 'close' };

/** All that such a window can say: it is there, and wants what is shown now; it goes. */
export type FromRoom = { readonly kind: 'here' } | { readonly kind: 'gone' };
