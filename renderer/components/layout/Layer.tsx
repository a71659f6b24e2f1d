import { useContext, type ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import { LayerContext } from '../keyboard/shortcut';
import { useLayer, useShortcut } from '../keyboard/useShortcut';

interface LayerProps {
  /** Classes of what covers the screen, and of what stands on it. */
  readonly veil: string;
  readonly modal: string;
  readonly onClose: () => void;
  /** A click beside it closes it: only where nothing typed would be lost. */
  readonly isDismissable?: boolean;
  /** A `Dialog`. */
  readonly children: ReactNode;
}

/** What lies over the screen for as long as it is mounted, with the focus and the shortcuts to itself. Escape closes it. */
export function Layer({ veil, modal, onClose, isDismissable = false, children }: LayerProps) {
  const depth = useContext(LayerContext) + 1;
  useLayer(depth);
  return (
    <LayerContext value={depth}>
      <ModalOverlay
        isOpen
        isDismissable={isDismissable}
        onOpenChange={(open) => (open ? undefined : onClose())}
        className={veil}
      >
        <EscapeCloses onClose={onClose} />
        <Modal className={modal}>{children}</Modal>
      </ModalOverlay>
    </LayerContext>
  );
}

/** Also for the instant in which what had the focus is gone and the layer has not taken it back: a key is then nobody's. */
function EscapeCloses({ onClose }: { readonly onClose: () => void }) {
  useShortcut('Escape', onClose, { label: 'Fermer' });
  return null;
}
