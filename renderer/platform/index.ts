import { browserPlatform } from './browser';
import { desktopPlatform } from './desktop';
import type { Platform } from './platform';

/** The machine under the page, chosen once. */
export const platform: Platform = window.concerto ? desktopPlatform(window.concerto) : browserPlatform;
