import { create } from 'zustand';

/** True while another tab of this browser has the workstation open. */
export const useElsewhere = create<{ readonly isElsewhere: boolean }>(() => ({ isElsewhere: false }));
