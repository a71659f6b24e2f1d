import { z } from 'zod';
import { roleSchema, type Role } from '../../domain/person';
import { may, rightToWrite, type Right } from '../../domain/roles';
import { currentSchema, immutableTypes, storedSchema, type StoredType } from '../../domain/stored';

/**
 * What the region's `validate_doc_update` goes by, taken from the client's own schemas and rights: a rule changed there is
 * changed here.
 */
type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object';

interface TypeRules {
  /** Pattern of the id. */
  readonly id: string;
  /** Fields it cannot be without. */
  readonly required: readonly string[];
  /** What JSON value each known field is, where it is there. Neither its words nor its pattern: a newer version has more. */
  readonly kinds: Readonly<Record<string, Kind>>;
  /** The number of the shape described here: of a higher one nothing is said but id, rights and size. */
  readonly schema: number;
  /** What a field means that is not there. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Never changed once written. */
  readonly immutable: boolean;
  /** Which offices of the board write it; null: every member. */
  readonly offices: readonly Role[] | null;
}

const officesWith = (right: Right | null): readonly Role[] | null =>
  right && roleSchema.options.filter((role) => may(role, right));

interface JsonSchema {
  readonly required?: readonly string[];
  readonly properties: Readonly<
    Record<string, { type?: string; const?: string; pattern?: string; default?: unknown }>
  >;
}

const kindOf = (type: string | undefined): Kind | null => {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'string' || type === 'boolean' || type === 'array' || type === 'object' ? type : null;
};

function rulesOf(schema: (typeof storedSchema.options)[number]): [StoredType, TypeRules] {
  const { required = [], properties } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as unknown as JsonSchema;
  const type = schema.shape.type.value;
  const { const: fixed, pattern } = properties['_id'] ?? {};
  const fields = Object.entries(properties).filter(([field]) => !field.startsWith('_'));
  return [
    type,
    {
      id: fixed === undefined ? (pattern ?? '$^') : `^${fixed}$`,
      required: required.filter((field) => !field.startsWith('_')).sort(),
      kinds: Object.fromEntries(
        fields.flatMap(([field, { type: of }]) => {
          const kind = kindOf(of);
          return kind ? [[field, kind]] : [];
        }),
      ),
      schema: currentSchema[type],
      defaults: Object.fromEntries(
        fields.flatMap(([field, { default: value }]) => (value === undefined ? [] : [[field, value]])),
      ),
      immutable: immutableTypes.has(type),
      offices: officesWith(rightToWrite[type]),
    },
  ];
}

export const typeRules = Object.fromEntries(storedSchema.options.map(rulesOf)) as Readonly<
  Record<StoredType, TypeRules>
>;

/** Who puts a case on a meeting's list without organising the meeting. */
export const registrars: readonly Role[] = officesWith('prepare') ?? [];

/** Who holds an office of the board: more than taking part in it. */
export const officers: readonly Role[] = officesWith('organise') ?? [];

/** The immutable types that name who wrote them. */
export const signed: Readonly<Partial<Record<StoredType, true>>> = {
  proposal: true,
  decision: true,
  trace: true,
};

/** Of a kind that only a newer version knows: a name, and parts that need no care in an address or a file's name. */
export const UNKNOWN_ID = '^[a-z][A-Za-z]{0,30}(:[A-Za-z0-9._-]+)*$';
