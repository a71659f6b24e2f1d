import { Kbd } from '../keyboard/Kbd';
import { zoomWords } from './viewerWords';
import type { Side } from './viewing';

interface FootProps {
  readonly side: Side;
  readonly pages: number;
  readonly hasOthers: boolean;
  readonly isPair: boolean;
  readonly isLinked: boolean;
}

/** The keys that count now, and where one is. */
export function ViewerFoot({ side, pages, hasOthers, isPair, isLinked }: FootProps) {
  const { zoom } = side.view;
  return (
    <footer className="viewer-foot">
      <span>
        <Kbd keys="Escape" /> fermer
      </span>
      {zoom > 1 ? (
        <span>
          <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" /> déplacer
        </span>
      ) : null}
      {hasOthers ? (
        <span>
          {zoom > 1 ? (
            <Kbd keys="n" />
          ) : (
            <>
              <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" />
            </>
          )}{' '}
          autre pièce
        </span>
      ) : null}
      {pages > 1 ? (
        <span>
          <Kbd keys="PageDown" /> page {side.page} sur {pages}
        </span>
      ) : null}
      <span>
        <Kbd keys="+" /> <Kbd keys="-" /> <Kbd keys="0" /> zoom {zoomWords(zoom)}
      </span>
      <span>
        <Kbd keys="r" /> tourner
      </span>
      <span>
        <Kbd keys="p" /> pointeur
      </span>
      <span>
        <Kbd keys="c" /> {isPair ? 'une seule' : 'côte à côte'}
      </span>
      {isPair ? (
        <>
          <span>
            <Kbd keys="1" /> <Kbd keys="2" /> agir à gauche, à droite
          </span>
          <span>
            <Kbd keys="l" /> {isLinked ? 'délier' : 'lier'}
          </span>
        </>
      ) : null}
    </footer>
  );
}
