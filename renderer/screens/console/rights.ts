/** What this person may do here and now. */
export interface Rights {
  readonly attend: boolean;
  readonly propose: boolean;
  readonly decide: boolean;
  readonly conduct: boolean;
}
