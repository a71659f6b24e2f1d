import { useState, type ReactNode } from 'react';
import './ways.css';

interface DropFilesProps {
  readonly isDisabled: boolean;
  /** What dropping them does. */
  readonly words?: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** The whole screen takes files that are dropped on it. */
export function DropFiles({
  isDisabled,
  words = 'Déposez les fiches ou les listes à inscrire',
  onFiles,
  children,
}: DropFilesProps) {
  const [isOver, setOver] = useState(false);
  if (isDisabled) return <>{children}</>;
  return (
    <div
      className="drop"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver ? <p className="drop-veil">{words}</p> : null}
    </div>
  );
}
