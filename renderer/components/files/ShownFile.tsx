import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { isImage, isPdf } from '../../../shared/domain/mediaTypes';
import { Notice } from '../layout/Notice';
import { Progress } from '../layout/Progress';
import { useShortcut } from '../keyboard/useShortcut';

const PdfPages = lazy(() => import('./PdfPages'));

interface ShownProps {
  readonly file: { readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly name: string;
}

/** Shown from memory: nothing of it touches the disk in clear. */
export function ShownFile({ file, name }: ShownProps) {
  if (isImage(file.mediaType)) return <ShownImage file={file} name={name} />;
  if (isPdf(file.mediaType))
    return (
      <Suspense fallback={<Progress label="Ouverture…" />}>
        <PdfPages bytes={file.bytes} name={name} />
      </Suspense>
    );
  return (
    <Notice meaning="info" title="Ce type de fichier vient d’une version plus récente de Concerto.">
      Mettez ce poste à jour pour le voir ici, ou enregistrez-en une copie.
    </Notice>
  );
}

function ShownImage({ file, name }: ShownProps) {
  const image = useRef<HTMLImageElement>(null);
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }));
    if (image.current) image.current.src = made;
    return () => URL.revokeObjectURL(made);
  }, [file]);
  // What one looks at is rarely in the corner.
  useEffect(() => {
    const at = image.current?.parentElement;
    if (isLarge) at?.scrollTo((at.scrollWidth - at.clientWidth) / 2, (at.scrollHeight - at.clientHeight) / 2);
    at?.focus();
  }, [isLarge]);
  useShortcut('z', () => setLarge((before) => !before), {
    label: 'Agrandir ou voir en entier',
    group: 'Pièce jointe',
  });
  if (isBroken)
    return (
      <Notice meaning="wrong" title="Cette image ne s’affiche pas.">
        Le fichier est arrivé tel qu’il a été joint&nbsp;: il était sans doute déjà abîmé. Demandez-le de
        nouveau à qui l’a fait.
      </Notice>
    );
  return (
    <div
      className={isLarge ? 'viewer-page viewer-large' : 'viewer-page'}
      role="region"
      aria-label={name}
      tabIndex={0}
    >
      <img ref={image} alt={name} onError={() => setBroken(true)} />
    </div>
  );
}
