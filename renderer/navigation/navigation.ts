import { create } from 'zustand';
import { hashOf, home, routeOf, type Route } from './routes';

interface Navigation {
  readonly route: Route;
  /** How many steps `back` can take without leaving the application. */
  readonly depth: number;
  readonly go: (route: Route) => void;
  /** To where one came from; to the agenda when one came from nowhere. */
  readonly back: () => void;
}

export const useNavigation = create<Navigation>((set, get) => ({
  route: home,
  depth: 0,
  go: (route) => {
    if (hashOf(route) === hashOf(get().route)) return;
    set({ route, depth: get().depth + 1 });
    window.location.hash = hashOf(route);
  },
  back: () => {
    if (get().depth > 0) window.history.back();
    else get().go(home);
  },
}));

export const go = (route: Route): void => useNavigation.getState().go(route);
export const back = (): void => useNavigation.getState().back();

/** Writes more exactly where one is, without a step to come back from: a reload then finds the same place. */
export const noteAddress = (route: Route): void =>
  window.history.replaceState(window.history.state, '', hashOf(route));

/** Follows the address from now on: the back button, a reload. Called once by the composition root. */
export function followAddress(): void {
  useNavigation.setState({ route: routeOf(window.location.hash) });
  window.addEventListener('hashchange', () => {
    const { route, depth } = useNavigation.getState();
    const next = routeOf(window.location.hash);
    if (hashOf(next) !== hashOf(route))
      useNavigation.setState({ route: next, depth: Math.max(0, depth - 1) });
  });
}
