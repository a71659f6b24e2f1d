import { useContext, type ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components';
import { LayerContext, useLayer } from '../keyboard/useShortcut';

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
        <Modal className={modal}>{children}</Modal>
      </ModalOverlay>
    </LayerContext>
  );
}
