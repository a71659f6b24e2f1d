/** For whom a window or a device is: whoever works, the room that looks on, or one member's own hand. */
export const audiences = ['console', 'projector', 'phone'] as const;
export type Audience = (typeof audiences)[number];

/** The console may ask for all. Others may ask for what names them in `alsoFor`. */
export const isFor = (
  { alsoFor = [] }: { readonly alsoFor?: readonly Audience[] },
  audience: Audience,
): boolean => audience === 'console' || alsoFor.includes(audience);
