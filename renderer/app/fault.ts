import { create } from 'zustand';

/** Set when the engine stopped on a bug: nothing more can be saved until the application is started again. */
export const useFault = create<{ readonly stopped: boolean }>(() => ({ stopped: false }));
