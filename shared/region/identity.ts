import { z } from 'zod';
import { instantSchema } from '../domain/brand';
import { databaseNameSchema } from '../domain/ids';

/** The database of practitioners, boards and of the region's own identity. */
export const DIRECTORY = 'annuaire';

const ulidSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** `region` in `annuaire`: which region this is. Two regions are never merged. */
export const regionIdentitySchema = z.looseObject({
  _id: z.literal('region'),
  type: z.literal('region'),
  schema: z.number().int().default(1),
  region: ulidSchema,
  name: z.string().min(1),
  createdAt: instantSchema,
});
export type RegionIdentity = z.infer<typeof regionIdentitySchema>;

/** `identity` in a board's database: a database made anew has another `created`, and nobody pours an old one into it. */
export const databaseIdentitySchema = z.looseObject({
  _id: z.literal('identity'),
  type: z.literal('identity'),
  schema: z.number().int().default(1),
  region: ulidSchema,
  database: databaseNameSchema,
  created: ulidSchema,
});

/** `board:<slug>` in `annuaire`. */
export const boardEntrySchema = z.looseObject({
  _id: z.string().regex(/^board:[a-z][a-z0-9-]{0,40}$/),
  type: z.literal('board'),
  schema: z.number().int().default(1),
  slug: z.string(),
  name: z.string().min(1),
  template: z.string().default('autre'),
  organisation: z.string().default(''),
});
export type BoardEntry = z.infer<typeof boardEntrySchema>;
