import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Kbd } from '../keyboard/Kbd';
import { Notice } from '../layout/Notice';
import { Progress } from '../layout/Progress';
import { useShortcut } from '../keyboard/useShortcut';
import { drawPage, openPdf } from './pdf';

interface PagesProps {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}

/** A PDF, one page at a time: as in the room, where nobody scrolls. */
export default function PdfPages({ bytes, name }: PagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [page, setPage] = useState(1);
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let opened: PDFDocumentProxy | null = null;
    let isWanted = true;
    // A copy: what is handed to the worker is gone from here, and may be asked for again.
    openPdf(bytes.slice().buffer).then(
      (document) => {
        opened = document;
        if (isWanted) setPdf(document);
        else void document.loadingTask.destroy();
      },
      () => setBroken(true),
    );
    return () => {
      isWanted = false;
      void opened?.loadingTask.destroy();
    };
  }, [bytes]);

  useEffect(() => {
    const at = place.current;
    if (!pdf || !at) return;
    let isWanted = true;
    const density = window.devicePixelRatio;
    const fit = ({ width, height }: { width: number; height: number }) =>
      (isLarge ? at.clientWidth / width : Math.min(at.clientWidth / width, at.clientHeight / height)) *
      density;
    drawPage(pdf, page, fit).then(
      (canvas) => {
        if (!isWanted) return;
        canvas.style.width = `${canvas.width / density}px`;
        at.replaceChildren(canvas);
        at.scrollTop = 0;
      },
      () => setBroken(true),
    );
    return () => {
      isWanted = false;
    };
  }, [pdf, page, isLarge]);

  const count = pdf?.numPages ?? 1;
  const turn = (by: number) => setPage((before) => Math.min(count, Math.max(1, before + by)));
  const group = 'Pièce jointe';
  useShortcut('PageDown', () => turn(1), { label: 'Page suivante', group });
  useShortcut('PageUp', () => turn(-1), { label: 'Page précédente', group });
  useShortcut('z', () => setLarge((before) => !before), { label: 'Agrandir ou voir en entier', group });
  if (isBroken)
    return (
      <Notice meaning="wrong" title="Ce PDF ne s’affiche pas.">
        Il est peut-être protégé par un mot de passe, ou abîmé. Enregistrez-en une copie pour l’ouvrir
        ailleurs, ou demandez-en un autre à qui l’a fait.
      </Notice>
    );
  return (
    <>
      {pdf ? null : <Progress label="Ouverture…" />}
      <div
        ref={place}
        className={isLarge ? 'viewer-page viewer-large' : 'viewer-page'}
        role="img"
        aria-label={`${name}, page ${page} sur ${count}`}
        tabIndex={0}
        hidden={!pdf}
      />
      {count > 1 ? (
        <p className="viewer-pages" role="status">
          <Kbd keys="PageDown" /> page {page} sur {count}
        </p>
      ) : null}
    </>
  );
}
