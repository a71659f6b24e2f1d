import { useId, useRef, type ReactNode } from 'react';

interface FilePickerProps {
  /** What the field of files is called for who does not see it. */
  readonly label: string;
  readonly accept: string;
  readonly isMultiple?: boolean;
  /** At least one. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** The computer's own choice of files, which a button and its shortcut open. @returns `input`, to be put beside the button */
export function useFilePicker({ label, accept, isMultiple = false, onFiles }: FilePickerProps): {
  readonly pick: () => void;
  readonly input: ReactNode;
} {
  const ref = useRef<HTMLInputElement>(null);
  const id = useId();
  const input = (
    <>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        ref={ref}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        accept={accept}
        multiple={isMultiple}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Otherwise the same file, chosen twice, would be no change.
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
  return { pick: () => ref.current?.click(), input };
}
