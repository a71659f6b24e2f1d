import type { ComponentProps } from 'react';
import { EmptyState } from './EmptyState';
import { useReturning } from '../session/useTask';

/**
 * Where records would stand. While they are still being put back or read, nobody knows that there are none: to say so
 * would frighten, and have things entered twice.
 */
export function EmptyRecords(props: ComponentProps<typeof EmptyState>) {
  const isReturning = useReturning();
  if (!isReturning) return <EmptyState {...props} />;
  return (
    <EmptyState title="Ce poste relit ses enregistrements">
      Ce qui doit paraître ici paraîtra de lui-même, sans rien à refaire. La progression est en haut de
      l’écran.
    </EmptyState>
  );
}
