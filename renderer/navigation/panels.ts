import { create } from 'zustand';
import type { DatabaseName } from '../../shared/domain/ids';

/** Side panels that several screens open; the frame shows them. */
type PanelRequest =
  | { readonly kind: 'newBoard' }
  | { readonly kind: 'editBoard'; readonly database: DatabaseName }
  | { readonly kind: 'receiveMeeting' }
  /** `stays`: who plans it goes on where they are; else they go to its page. */
  | { readonly kind: 'planMeeting'; readonly database?: DatabaseName; readonly stays?: boolean };

export const usePanels = create<{ readonly open: PanelRequest | null }>(() => ({ open: null }));

export const openPanel = (open: PanelRequest): void => usePanels.setState({ open });
export const closePanel = (): void => usePanels.setState({ open: null });
