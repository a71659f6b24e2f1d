import { create } from 'zustand';
import type { DatabaseName } from '../../shared/domain/ids';

/** Side panels that several screens open; the frame shows them. */
type PanelRequest =
  | { readonly kind: 'newBoard' }
  | { readonly kind: 'editBoard'; readonly database: DatabaseName }
  | { readonly kind: 'receiveMeeting' }
  | { readonly kind: 'planMeeting'; readonly database?: DatabaseName };

export const usePanels = create<{ readonly open: PanelRequest | null }>(() => ({ open: null }));

export const openPanel = (open: PanelRequest): void => usePanels.setState({ open });
export const closePanel = (): void => usePanels.setState({ open: null });
