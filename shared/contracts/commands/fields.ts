import { z } from 'zod';
import { caseIdSchema, databaseNameSchema, meetingIdSchema } from '../../domain/ids';
import { personSchema, roleSchema } from '../../domain/person';

export const database = databaseNameSchema;
export const meetingRef = { database, meeting: meetingIdSchema };
export const caseRef = { database, case: caseIdSchema };

/** With an id where the region's directory knows them; else the RPPS makes it, or chance. */
export const newPerson = personSchema.partial({ id: true });

/** Someone of this workstation, as they are asked who they are. */
export const newUser = {
  family: z.string().trim().min(1),
  given: z.string().trim(),
  title: z.string().default(''),
  rpps: z.string().optional(),
  specialty: z.string().optional(),
  role: roleSchema,
};

/** Who is signed in says it once more. */
export const ownPassphrase = { passphrase: z.string() };

const isBlob = (f: unknown): boolean => typeof Blob !== 'undefined' && f instanceof Blob;
export const fileSchema = z.custom<File>(isBlob);
export const blobSchema = z.custom<Blob>(isBlob);
