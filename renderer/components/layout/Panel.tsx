import type { ReactNode } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import { KeptNotice } from './KeptNotice';
import { KeptContext, usePanelsAreBack } from '../typing/keptTyping';
import { IconButton } from '../controls/IconButton';
import { Layer } from './Layer';

interface PanelProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The actions, the main one first. */
  readonly footer?: ReactNode;
  readonly isWide?: boolean;
  /** Under this name what is typed is kept when the panel is left without saving (`useKept`). */
  readonly keptAs?: string;
}

/**
 * A side panel, open for as long as it is mounted. The focus stays inside, Escape closes, and the focus goes back to
 * where it came from. A click beside it does not close it. What was typed and not saved is there when it opens again.
 */
export function Panel({ title, onClose, children, footer, isWide = false, keptAs }: PanelProps) {
  const mayShow = usePanelsAreBack() || keptAs === undefined;
  return (
    <Layer veil="veil" modal={isWide ? 'panel panel-wide' : 'panel'} onClose={onClose}>
      <Dialog className="panel-dialog">
        <header className="panel-header">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <IconButton label="Fermer" icon="close" shortcut="Escape" onPress={onClose} />
        </header>
        <KeptContext value={keptAs ?? null}>
          <div className="panel-body">
            {keptAs === undefined || !mayShow ? null : <KeptNotice panel={keptAs} />}
            {mayShow ? children : null}
          </div>
        </KeptContext>
        {footer === undefined ? null : <footer className="panel-footer">{footer}</footer>}
      </Dialog>
    </Layer>
  );
}
