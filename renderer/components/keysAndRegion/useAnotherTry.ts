import { useEffect, useState } from 'react';

/** The right passphrase, or key, sent while a wrong one is being tried: it is tried once that has failed. */
class Tried {
  private text = '';
  isAnotherAsked = false;

  /** This is being tried now. */
  begins(text: string): void {
    this.text = text;
  }

  /** Asked for while something is being tried. */
  asked(text: string): void {
    this.isAnotherAsked = text !== this.text;
  }

  /** @returns whether another one is to be tried: once only */
  takeAnother(): boolean {
    const was = this.isAnotherAsked;
    this.isAnotherAsked = false;
    return was;
  }
}

export const useTried = (): Tried => useState(() => new Tried())[0];

/** @param attempt tries what is written, as the form then stands */
export function useAnotherTry(tried: Tried, isRunning: boolean, attempt: () => void): void {
  useEffect(() => {
    if (!isRunning && tried.takeAnother()) attempt();
  });
}
