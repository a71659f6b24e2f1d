/** What a ciphertext is bound to: its database and its document id. */
export const placeOf = (database: string, id: string): string => `${database}/${id}`;
