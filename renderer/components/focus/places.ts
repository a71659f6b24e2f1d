import { useState, type RefCallback } from 'react';

/** Where things stand on the page, by name: who draws one says so by its `ref`, who moves the focus finds it. */
export class Places<Name extends string> {
  private readonly elements = new Map<Name, HTMLElement>();
  private readonly refs = new Map<Name, RefCallback<HTMLElement>>();

  /** The `ref` of what stands there; the same one each time, so that it is not set anew at each drawing. */
  at(name: Name): RefCallback<HTMLElement> {
    const known = this.refs.get(name);
    if (known) return known;
    const ref: RefCallback<HTMLElement> = (element) => {
      if (element === null) return;
      this.elements.set(name, element);
      return () => {
        // What replaced it may be there already.
        if (this.elements.get(name) === element) this.elements.delete(name);
      };
    };
    this.refs.set(name, ref);
    return ref;
  }

  /** Undefined while nothing is drawn there. */
  find(name: Name): HTMLElement | undefined {
    return this.elements.get(name);
  }
}

/** Places of one component, for as long as it is there. */
export function usePlaces<Name extends string>(): Places<Name> {
  const [places] = useState(() => new Places<Name>());
  return places;
}
