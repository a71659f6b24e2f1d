import { markerNamed, markersLike } from '../../../shared/domain/markers';
import { Combo } from '../controls/Combo';
import { useTyped } from '../typing/keptTyping';

interface MarkerPickerProps {
  readonly label: string;
  readonly help?: string | undefined;
  /** The id of a marker, or words that are none. */
  readonly onTake: (words: string) => void;
}

/** What is measured: one of the usual markers, found by its beginning, or any words. */
export function MarkerPicker({ label, help, onTake }: MarkerPickerProps) {
  const [draft, setDraft] = useTyped(label);
  const typed = draft?.trim() ?? '';
  const take = (words: string) => {
    setDraft(null);
    onTake(words);
  };
  const own =
    typed === '' || markerNamed(typed)
      ? []
      : [{ id: typed, label: `Garder «\u00a0${typed}\u00a0» tel quel (hors liste)`, isOwnWords: true }];
  return (
    <Combo
      label={label}
      text={draft ?? ''}
      options={[...markersLike(typed).map(({ id, label: words }) => ({ id, label: words })), ...own]}
      onText={setDraft}
      onChoose={({ id }) => take(id)}
      onLeave={() => {
        if (typed !== '') take(markerNamed(typed)?.id ?? typed);
      }}
      takes="first"
      help={help}
    />
  );
}
