import { z } from 'zod';
import { roleSchema, type Role } from '../../domain/person';
import { may, rightToWrite, type Right } from '../../domain/roles';
import { currentSchema, immutableTypes, storedSchema, type StoredType } from '../../domain/stored';

/**
 * What the region's `validate_doc_update` goes by, taken from the client's own schemas and rights: a rule changed there is
 * changed here.
 */
type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** What a part of a document may be, as far as this version reads it: otherwise it takes the whole for damage. */
interface Part {
  readonly kind?: Kind;
  /** Of a text: its pattern, its fewest letters, and its words: one that is none of them is of a newer version. */
  readonly pattern?: string;
  readonly letters?: number;
  readonly words?: readonly string[];
  /** Of a number. */
  readonly least?: number;
  readonly step?: number;
  /** Of a list each element, of a table each value; of a table the pattern of its keys. */
  readonly each?: Part;
  readonly keys?: string;
  /** Of a record. */
  readonly fields?: Readonly<Record<string, Part>>;
  readonly required?: readonly string[];
}

interface TypeRules {
  /** Pattern of the id. */
  readonly id: string;
  /** Fields it cannot be without. */
  readonly required: readonly string[];
  /** What JSON value each known field is, where it is there. Words and patterns of what is written once may be more in a newer version. */
  readonly kinds: Readonly<Record<string, Kind>>;
  /** What several write in, part by part; null for what one person writes once. */
  readonly parts: Part | null;
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
  readonly type?: string;
  readonly const?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly multipleOf?: number;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const kindOf = (type: string | undefined): Kind | null => {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'string' || type === 'boolean' || type === 'array' || type === 'object' ? type : null;
};

const mapped = <T, U>(record: Readonly<Record<string, T>>, of: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));
/** Without what is not said. */
const given = (part: Record<keyof Part, unknown>): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined && value !== null));

function partOf(schema: JsonSchema): Part {
  const { type, minimum = -1, items, additionalProperties: values, properties = {}, required = [] } = schema;
  const each = items ?? (values && Object.keys(values).length > 0 ? values : undefined);
  const fields = Object.entries(properties).filter(([field]) => !field.startsWith('_'));
  return given({
    kind: kindOf(type),
    pattern: schema.pattern,
    letters: schema.minLength,
    words: schema.enum,
    least: minimum >= 0 ? minimum : undefined,
    step: type === 'integer' ? 1 : schema.multipleOf,
    each: each && partOf(each),
    keys: schema.propertyNames?.pattern,
    fields: fields.length > 0 ? mapped(Object.fromEntries(fields), partOf) : undefined,
    required: required.some((field) => !field.startsWith('_'))
      ? required.filter((field) => !field.startsWith('_'))
      : undefined,
  });
}

type Schema = (typeof storedSchema.options)[number];
const jsonOf = (schema: Schema) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as JsonSchema;

function rulesOf(schema: Schema): [StoredType, TypeRules] {
  const json = jsonOf(schema);
  const { required = [], properties = {} } = json;
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
      parts: 'stamps' in properties ? partOf(json) : null,
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

function insideOf({ properties = {}, items, additionalProperties }: JsonSchema): JsonSchema[] {
  return [...Object.values(properties), items, additionalProperties].filter((it) => it !== undefined);
}
function defaultsIn(parts: readonly JsonSchema[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const part of parts)
    for (const [name, value] of [
      ...Object.entries(part.properties ?? {}).map(([key, of]) => [key, of.default] as const),
      ...Object.entries(defaultsIn(insideOf(part))),
    ]) {
      if (value === undefined) continue;
      if (name in found && JSON.stringify(found[name]) !== JSON.stringify(value))
        throw new Error(`The rules tell parts by their name: ${name} means two things`);
      found[name] = value;
    }
  return found;
}

/** Who puts a case on a meeting's list without organising the meeting. */
export const registrars: readonly Role[] = officesWith('prepare') ?? [];

/** Who holds an office of the board: more than taking part in it. */
export const officers: readonly Role[] = officesWith('organise') ?? [];

/** By its name, what a part inside a field means that is not there: an older version left away what a newer one writes out. */
export const partDefaults: Readonly<Record<string, unknown>> = defaultsIn(
  storedSchema.options.flatMap((schema) => insideOf(jsonOf(schema))),
);

/** Of what acts sign (shared/domain/acted.ts), what a merge puts together of several (shared/merge/reconcile.ts). */
export const joined = [
  ...['files', 'issues', 'order', 'durations', 'members', 'phrases', 'spans', 'written'],
] as const;
/** Of these, what a merge picks of several, whichever change is named first. */
export const picked = [
  ...['state', 'openedAt', 'closedAt', 'attendanceValidated', 'asksPin', 'expected', 'signature'],
] as const;
/** Of these, what no workstation ever wrote without signing it: younger than the released format. */
export const young = ['attendanceValidated', 'durations', 'signature'] as const;

/** The immutable types that name who wrote them. */
export const signed: Readonly<Partial<Record<StoredType, true>>> = {
  proposal: true,
  decision: true,
  trace: true,
};

/** Of a kind that only a newer version knows: a name, and parts that need no care in an address or a file's name. */
export const UNKNOWN_ID = '^[a-z][A-Za-z]{0,30}(:[A-Za-z0-9._-]+)*$';
